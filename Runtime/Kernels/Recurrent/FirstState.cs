using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The state of rows before their first step.</summary>
internal static class FirstState<TUnits, TCell>
    where TUnits : struct, ISize
    where TCell : struct, ICell
{
    /// <summary>The state is the given one or 0; of 0 the product is the bias.</summary>
    /// <param name="bias">A number for each gate of each unit, in whole panels.</param>
    /// <param name="work">Receives the state and the sums of each row.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <param name="states">What they begin with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Set(ref float bias, ref float work, int rows, RowStates states)
    {
        int part = Panel.Pad(TUnits.Value), gates = TCell.Gates * part;
        for (int row = 0; row < rows; row++)
        {
            ref float state = ref Unsafe.Add(ref work, (nint)row * StateRow<TUnits, TCell>.Stride);
            states.CopyFirst(row, ref state, part);
            MemoryMarshal.CreateReadOnlySpan(ref bias, gates).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref state, 2 * part), gates));
        }
    }
}

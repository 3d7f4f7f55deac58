using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>What a cell that resets its state needs beside the rest.</content>
public static partial class RecurrentStep<TUnits, TCell>
{
    /// <summary>The product of all gates but the last with the state, and that of the last gate with the reset state.</summary>
    [MethodImpl(Hot)]
    private static void ResetSums(ref float x, ref float weights, ref float bias, ref float sums, ref float state)
    {
        int first = (TCell.Gates - 1) * Part;
        OfGates(ref state, ref weights, ref bias, ref sums, first);
        TCell.ResetStep(ref x, ref sums, ref state, Part, TUnits.Value);
        OfGates(
            ref Unsafe.Add(ref state, Part), ref Unsafe.Add(ref weights, first * TUnits.Value), ref Unsafe.Add(ref bias, first),
            ref Unsafe.Add(ref sums, first), Part);
    }

    /// <summary>The product of neighbouring gates, which lie one behind the other like the panels of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfGates(ref float x, ref float weights, ref float bias, ref float sums, int length)
    {
        if (GateLoops.AreWide(TUnits.Value))
        {
            GateSums<Vector512<float>, WideLanes>.One(ref x, ref weights, ref bias, ref sums, TUnits.Value, length, Columns);
        }
        else
        {
            GateSums<Vector<float>, NarrowLanes>.One(ref x, ref weights, ref bias, ref sums, TUnits.Value, length, Columns);
        }
    }
}

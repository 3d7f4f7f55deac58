using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Stores the sums of a weight gradient that belong to its block and to columns of the panel: negative rows belong to the previous block, and after the last
/// column there are zeros.
/// </summary>
internal readonly ref struct GradientFinish<TVector, TLanes> : IFinish<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ref float gradient;
    private readonly int columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GradientFinish(ref float gradient, int columns)
    {
        this.gradient = ref gradient;
        this.columns = columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TVector value, nint at, int row, int element)
    {
        if (row >= 0)
        {
            TLanes.Store(TLanes.First(value, columns - element), ref Unsafe.Add(ref gradient, at));
        }
    }
}

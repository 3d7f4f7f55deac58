using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Stores finished sums.</summary>
internal readonly ref struct StoreFinish<TVector, TLanes> : IFinish<TVector>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ref float result;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StoreFinish(ref float result)
    {
        this.result = ref result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TVector value, nint at, int row, int element) => TLanes.Store(value, ref Unsafe.Add(ref result, at));
}

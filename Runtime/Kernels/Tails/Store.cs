using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The end of a tail: stores the vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Store : ITail
{
    private readonly ref float result;

    /// <summary>Stores in rows that begin here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Store(ref float result)
    {
        this.result = ref result;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static bool OnlyStores
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public ref float Result
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(Vector<float> value, nint at, int row, int element) => Vector.StoreUnsafe(value, ref Unsafe.Add(ref result, at));
}

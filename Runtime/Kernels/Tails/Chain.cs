using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A link of a tail, and the rest of the tail.</summary>
/// <typeparam name="TLink">The link.</typeparam>
/// <typeparam name="TNext">The rest of the tail.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Chain<TLink, TNext> : ITail
    where TLink : struct, ILink, allows ref struct
    where TNext : struct, ITail, allows ref struct
{
    private readonly TLink link;
    private readonly TNext next;

    /// <summary>A link, and the rest of the tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Chain(TLink link, TNext next)
    {
        this.link = link;
        this.next = next;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLink.IsLight & TNext.IsLight;
    }

    /// <inheritdoc/>
    public static bool OnlyStores
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public ref float Result
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref next.Result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(Vector<float> value, nint at, int row, int element) => next.Finish(link.Of(value, at, row, element), at, row, element);
}

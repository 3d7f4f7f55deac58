using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A tile with the rows of two others.</summary>
internal struct Stack<TVector, TLanes, TTop, TBottom> : ITile<Stack<TVector, TLanes, TTop, TBottom>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
    where TTop : struct, ITile<TTop, TVector, TLanes>
    where TBottom : struct, ITile<TBottom, TVector, TLanes>
{
#pragma warning disable CS0649, IDE0044 // Start and Load fill them.
    private TTop top;
    private TBottom bottom;
#pragma warning restore CS0649, IDE0044

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTop.Rows + TBottom.Rows;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TTop.Vectors;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        top.Start(first, second);
        bottom.Start(first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        top.Load(ref source, stride, second);
        bottom.Load(ref Unsafe.Add(ref source, TTop.Rows * stride), stride, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second)
    {
        top.Add(ref a, stride, first, second);
        bottom.Add(ref Unsafe.Add(ref a, TTop.Rows * stride), stride, first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Stack<TVector, TLanes, TTop, TBottom> other)
    {
        top.Join(in other.top);
        bottom.Join(in other.bottom);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        top.Finish(in finish, at, row, element, nextRow, nextElement, stride, second);
        bottom.Finish(
            in finish, at + (TTop.Rows * stride), row + (TTop.Rows * nextRow), element + (TTop.Rows * nextElement), nextRow, nextElement, stride, second);
    }
}

using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>One row of one vector of sums.</summary>
internal struct Tile1x1<TVector, TLanes> : ITile<Tile1x1<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, first, ref a0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile1x1<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
    }
}

/// <summary>Two rows of one vector of sums.</summary>
internal struct Tile2x1<TVector, TLanes> : ITile<Tile2x1<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0, a1;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = a1 = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
        a1 = TLanes.Load(ref Unsafe.Add(ref source, stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, stride, first, ref a0, ref a1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile2x1<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
        a1 = TLanes.Add(a1, other.a1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
        finish.Finish(a1, at + stride, row + nextRow, element + nextElement);
    }
}

/// <summary>Four rows of one vector of sums.</summary>
internal struct Tile4x1<TVector, TLanes> : ITile<Tile4x1<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0, a1, a2, a3;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = a1 = a2 = a3 = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
        a1 = TLanes.Load(ref Unsafe.Add(ref source, stride));
        a2 = TLanes.Load(ref Unsafe.Add(ref source, 2 * stride));
        a3 = TLanes.Load(ref Unsafe.Add(ref source, 3 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, stride, first, ref a0, ref a1, ref a2, ref a3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile4x1<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
        a1 = TLanes.Add(a1, other.a1);
        a2 = TLanes.Add(a2, other.a2);
        a3 = TLanes.Add(a3, other.a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
        finish.Finish(a1, at + stride, row + nextRow, element + nextElement);
        finish.Finish(a2, at + (2 * stride), row + (2 * nextRow), element + (2 * nextElement));
        finish.Finish(a3, at + (3 * stride), row + (3 * nextRow), element + (3 * nextElement));
    }
}

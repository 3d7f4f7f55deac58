using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>One row of two vectors of sums.</summary>
internal struct Tile1x2<TVector, TLanes> : ITile<Tile1x2<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0, b0;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = first;
        b0 = second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
        b0 = TLanes.Load(ref Unsafe.Add(ref source, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, first, second, ref a0, ref b0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile1x2<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
        b0 = TLanes.Add(b0, other.b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
        finish.Finish(b0, at + second, row, element + second);
    }
}

/// <summary>Two rows of two vectors of sums.</summary>
internal struct Tile2x2<TVector, TLanes> : ITile<Tile2x2<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0, b0, a1, b1;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = a1 = first;
        b0 = b1 = second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
        b0 = TLanes.Load(ref Unsafe.Add(ref source, second));
        a1 = TLanes.Load(ref Unsafe.Add(ref source, stride));
        b1 = TLanes.Load(ref Unsafe.Add(ref source, stride + second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, stride, first, second, ref a0, ref b0, ref a1, ref b1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile2x2<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
        b0 = TLanes.Add(b0, other.b0);
        a1 = TLanes.Add(a1, other.a1);
        b1 = TLanes.Add(b1, other.b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
        finish.Finish(b0, at + second, row, element + second);
        finish.Finish(a1, at + stride, row + nextRow, element + nextElement);
        finish.Finish(b1, at + stride + second, row + nextRow, element + nextElement + second);
    }
}

/// <summary>Four rows of two vectors of sums.</summary>
internal struct Tile4x2<TVector, TLanes> : ITile<Tile4x2<TVector, TLanes>, TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private TVector a0, b0, a1, b1, a2, b2, a3, b3;

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Start(TVector first, TVector second)
    {
        a0 = a1 = a2 = a3 = first;
        b0 = b1 = b2 = b3 = second;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref float source, int stride, int second)
    {
        a0 = TLanes.Load(ref source);
        b0 = TLanes.Load(ref Unsafe.Add(ref source, second));
        a1 = TLanes.Load(ref Unsafe.Add(ref source, stride));
        b1 = TLanes.Load(ref Unsafe.Add(ref source, stride + second));
        a2 = TLanes.Load(ref Unsafe.Add(ref source, 2 * stride));
        b2 = TLanes.Load(ref Unsafe.Add(ref source, (2 * stride) + second));
        a3 = TLanes.Load(ref Unsafe.Add(ref source, 3 * stride));
        b3 = TLanes.Load(ref Unsafe.Add(ref source, (3 * stride) + second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float a, int stride, TVector first, TVector second) =>
        TLanes.MultiplyAdd(ref a, stride, first, second, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2, ref a3, ref b3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Join(in Tile4x2<TVector, TLanes> other)
    {
        a0 = TLanes.Add(a0, other.a0);
        b0 = TLanes.Add(b0, other.b0);
        a1 = TLanes.Add(a1, other.a1);
        b1 = TLanes.Add(b1, other.b1);
        a2 = TLanes.Add(a2, other.a2);
        b2 = TLanes.Add(b2, other.b2);
        a3 = TLanes.Add(a3, other.a3);
        b3 = TLanes.Add(b3, other.b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<TFinish>(scoped in TFinish finish, nint at, int row, int element, int nextRow, int nextElement, int stride, int second)
        where TFinish : struct, IFinish<TVector>, allows ref struct
    {
        finish.Finish(a0, at, row, element);
        finish.Finish(b0, at + second, row, element + second);
        finish.Finish(a1, at + stride, row + nextRow, element + nextElement);
        finish.Finish(b1, at + stride + second, row + nextRow, element + nextElement + second);
        finish.Finish(a2, at + (2 * stride), row + (2 * nextRow), element + (2 * nextElement));
        finish.Finish(b2, at + (2 * stride) + second, row + (2 * nextRow), element + (2 * nextElement) + second);
        finish.Finish(a3, at + (3 * stride), row + (3 * nextRow), element + (3 * nextElement));
        finish.Finish(b3, at + (3 * stride) + second, row + (3 * nextRow), element + (3 * nextElement) + second);
    }
}

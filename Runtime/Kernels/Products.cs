using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Narrow12x1 = NetGen.Generated.Stack<
    System.Numerics.Vector<float>,
    NetGen.Generated.NarrowLanes,
    NetGen.Generated.Stack<
        System.Numerics.Vector<float>,
        NetGen.Generated.NarrowLanes,
        NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>,
        NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>,
    NetGen.Generated.Tile4x1<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>;
using Narrow6x2 = NetGen.Generated.Stack<
    System.Numerics.Vector<float>,
    NetGen.Generated.NarrowLanes,
    NetGen.Generated.Tile4x2<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>,
    NetGen.Generated.Tile2x2<System.Numerics.Vector<float>, NetGen.Generated.NarrowLanes>>;
using Wide16x1 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Stack<
        System.Runtime.Intrinsics.Vector512<float>,
        NetGen.Generated.WideLanes,
        NetGen.Generated.Stack<
            System.Runtime.Intrinsics.Vector512<float>,
            NetGen.Generated.WideLanes,
            NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
            NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>,
    NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;
using Wide8x2 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;

namespace NetGen.Generated;

/// <summary>y = tail(start + x · W) for rows of x and weights in column panels <c>[outputs / 16][inputs][16]</c>.</summary>
/// <typeparam name="TX">Rows of the inputs.</typeparam>
/// <typeparam name="TY">Rows of the results.</typeparam>
/// <typeparam name="TStart">The initial value of the sums.</typeparam>
/// <typeparam name="TTail">The operations on the results.</typeparam>
internal static class Products<TX, TY, TStart, TTail>
    where TX : struct, IRow
    where TY : struct, IRow
    where TStart : struct, IStart
    where TTail : struct, ITail, allows ref struct
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // The number of multiply-adds from which a single row gains by vectors of 512 bits: below it, the call and the second reading cost more.
    private const int FewestOfWideRow = 2048;

    // A call costs as much as a few vectors: rows with fewer are inlined.
    private const int MostInlined = 64;

    private static int Panels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Count(TY.Size);
    }

    // Columns of a panel that are computed: 8 if no more are used, otherwise all 16.
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TileChoice.Vectors(TY.Size) * 8;
    }

    private static bool IsSmallRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TX.Size * Panels * TileChoice.Vectors(TY.Size) <= MostInlined;
    }

    /// <summary>Any number of rows.</summary>
    [MethodImpl(Hot)]
    public static void Rows(ref float x, ref float weights, ref float bias, TTail tail, int rows)
    {
        // Each variant is a separate method: unused ones are never compiled. The sizes are read first, whatever the processor, so that they are
        // constants for it.
        if (ProductOf<TX, TY>.WideGains && Vector512.IsHardwareAccelerated && rows >= ProductOf<TX, TY>.WideRows)
        {
            if (ProductOf<TX, TY>.WideRows == 16)
            {
                Wide<Wide16x1>(ref x, ref weights, ref bias, tail, rows);
            }
            else
            {
                Wide<Wide8x2>(ref x, ref weights, ref bias, tail, rows);
            }
        }
        else if (RowOf<TY>.IsOneVector)
        {
            if (rows >= Narrow12x1.Rows)
            {
                Tiles<Narrow12x1>(ref x, ref weights, ref bias, tail, rows);
            }
            else
            {
                Few(ref x, ref weights, ref bias, tail, rows);
            }
        }
        else if (rows >= Narrow6x2.Rows)
        {
            Tiles<Narrow6x2>(ref x, ref weights, ref bias, tail, rows);
        }
        else
        {
            Few(ref x, ref weights, ref bias, tail, rows);
        }
    }

    [MethodImpl(Hot)]
    private static void Few(ref float x, ref float weights, ref float bias, TTail tail, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            RowAt(ref Unsafe.Add(ref x, (nint)row * TX.Stride), ref weights, ref bias, tail, (nint)row * TY.Stride, row);
        }
    }

    /// <summary>One row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RowAt(ref float x, ref float weights, ref float bias, TTail tail, nint at, int row)
    {
        if (IsSmallRow)
        {
            NarrowRow(ref x, ref weights, ref bias, in tail, at, row);
        }
        else
        {
            LargeRow(ref x, ref weights, ref bias, tail, at, row);
        }
    }

    [MethodImpl(Hot)]
    private static void LargeRow(ref float x, ref float weights, ref float bias, TTail tail, nint at, int row)
    {
        if (ProductOf<TX, TY>.WideGains && Vector512.IsHardwareAccelerated && (long)RowOf<TX>.Size * RowOf<TY>.Size >= FewestOfWideRow)
        {
            WideRow(ref x, ref weights, ref bias, tail, at, row);
        }
        else
        {
            NarrowRow(ref x, ref weights, ref bias, in tail, at, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void NarrowRow(ref float x, ref float weights, ref float bias, scoped in TTail tail, nint at, int row)
    {
        // With 16 lanes one vector fills the panel: the second equals the first, and computes and stores the same.
        int second = Vector<float>.Count % Panel.Width;
        for (int panel = 0; panel < Panels; panel++)
        {
            for (int column = 0; column < Columns; column += TileChoice.Vectors(TY.Size) * Vector<float>.Count)
            {
                int element = (panel * Panel.Width) + column;
                ref float w = ref Unsafe.Add(ref weights, (panel * TX.Size * Panel.Width) + column);
                var first = TStart.Load<Vector<float>, NarrowLanes>(ref bias, element);
                if (TileChoice.IsOneVector(TY.Size))
                {
                    tail.Finish(RowSums.One(ref x, ref w, first, TX.Size), at + element, row, element);
                }
                else
                {
                    var other = TStart.Load<Vector<float>, NarrowLanes>(ref bias, element + second);
                    RowSums.Two(ref x, ref w, second, ref first, ref other, TX.Size);
                    tail.Finish(first, at + element, row, element);
                    tail.Finish(other, at + element + second, row, element + second);
                }
            }
        }
    }

    [MethodImpl(Hot)]
    internal static void Tiles<TTile>(ref float x, ref float weights, ref float bias, TTail tail, int rows)
        where TTile : struct, ITile<TTile, Vector<float>, NarrowLanes>
    {
        int second = Vector<float>.Count % Panel.Width;

        // The last tile is moved back over finished rows, so that it is whole too; it computes them again with the same result.
        for (int next = 0; next < rows; next += TTile.Rows)
        {
            int first = Math.Min(next, rows - TTile.Rows);
            ref float inputs = ref Unsafe.Add(ref x, (nint)first * RowOf<TX>.Stride);
            for (int panel = 0; panel < RowOf<TY>.Panels; panel++)
            {
                for (int column = 0; column < RowOf<TY>.Columns; column += TTile.Vectors * Vector<float>.Count)
                {
                    int element = (panel * Panel.Width) + column;
                    ref float w = ref Unsafe.Add(ref weights, (panel * RowOf<TX>.Size * Panel.Width) + column);
                    Unsafe.SkipInit(out TTile tile);
                    tile.Start(TStart.Load<Vector<float>, NarrowLanes>(ref bias, element), TStart.Load<Vector<float>, NarrowLanes>(ref bias, element + second));
                    Steps.Add<TTile, Vector<float>, NarrowLanes>(ref tile, ref inputs, RowOf<TX>.Stride, 1, ref w, second, Panel.Width, RowOf<TX>.Size);
                    nint at = ((nint)first * RowOf<TY>.Stride) + element;
                    if (TTail.IsLight)
                    {
                        tile.Finish(in tail, at, first, element, 1, 0, RowOf<TY>.Stride, second);
                    }
                    else
                    {
                        tile.Finish(new StoreFinish<Vector<float>, NarrowLanes>(ref tail.Result), at, 0, 0, 0, 0, RowOf<TY>.Stride, second);
                    }
                }
            }

            if (!TTail.IsLight)
            {
                Finish(in tail, first, TTile.Rows);
            }
        }
    }

    /// <summary>
    /// The same with vectors of 512 bits: twice the multiply-adds of <c>Vector</c>, which .NET limits to 256 bits. The raw sums stay where the results go,
    /// and are finished while they are in the first-level cache. Every sum has the same order as in the narrow tiles, so both give the same bits.
    /// </summary>
    [MethodImpl(Hot)]
    internal static void Wide<TTile>(ref float x, ref float weights, ref float bias, TTail tail, int rows)
        where TTile : struct, ITile<TTile, Vector512<float>, WideLanes>
    {
        // Read once: every use of a type's size is a call that the JIT must inline.
        int inputs = RowOf<TX>.Size, stride = RowOf<TX>.Stride, resultStride = RowOf<TY>.Stride, panels = Panels;
        for (int next = 0; next < rows; next += TTile.Rows)
        {
            int first = Math.Min(next, rows - TTile.Rows);
            ref float input = ref Unsafe.Add(ref x, (nint)first * stride);
            for (int nextPanel = 0; nextPanel < panels; nextPanel += TTile.Vectors)
            {
                int panel = Math.Min(nextPanel, panels - TTile.Vectors), element = panel * Panel.Width;
                ref float w = ref Unsafe.Add(ref weights, panel * inputs * Panel.Width);
                Unsafe.SkipInit(out TTile tile);
                tile.Start(
                    TStart.Load<Vector512<float>, WideLanes>(ref bias, element), TStart.Load<Vector512<float>, WideLanes>(ref bias, element + Panel.Width));
                Steps.Add<TTile, Vector512<float>, WideLanes>(ref tile, ref input, stride, 1, ref w, inputs * Panel.Width, Panel.Width, RowOf<TX>.Size);
                nint at = ((nint)first * resultStride) + element;
                tile.Finish(new StoreFinish<Vector512<float>, WideLanes>(ref tail.Result), at, 0, 0, 0, 0, resultStride, Panel.Width);
            }

            if (!TTail.OnlyStores)
            {
                Finish(in tail, first, TTile.Rows);
            }
        }
    }

    /// <summary>
    /// One row; its speed is limited by reading weights from the second-level cache: two panels at once would be two streams from it, and slower.
    /// </summary>
    [MethodImpl(Hot)]
    internal static void WideRow(ref float x, ref float weights, ref float bias, TTail tail, nint at, int row)
    {
        for (int panel = 0; panel < RowOf<TY>.Panels; panel++)
        {
            ref float w = ref Unsafe.Add(ref weights, panel * RowOf<TX>.Size * Panel.Width);
            Unsafe.SkipInit(out Sets<Tile1x1<Vector512<float>, WideLanes>, Vector512<float>, WideLanes> sets);
            sets.Start(TStart.Load<Vector512<float>, WideLanes>(ref bias, panel * Panel.Width), default);
            sets.AddLoop(ref x, 0, 1, ref w, 0, Panel.Width, RowOf<TX>.Size, 4);
            sets.Join(4).Finish(new StoreFinish<Vector512<float>, WideLanes>(ref tail.Result), at + (panel * Panel.Width), 0, 0, 0, 0, 0, 0);
        }

        if (!TTail.OnlyStores)
        {
            FinishRow(in tail, at, row);
        }
    }

    /// <summary>Passes the raw sums of rows to the tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Finish(scoped in TTail tail, int first, int rows)
    {
        for (int row = first; row < first + rows; row++)
        {
            FinishRow(in tail, (nint)row * RowOf<TY>.Stride, row);
        }
    }

    /// <summary>Passes the raw sums of a row to the tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRow(scoped in TTail tail, nint at, int row)
    {
        for (int element = 0; element < RowOf<TY>.Panels * RowOf<TY>.Columns; element += Vector<float>.Count)
        {
            tail.Finish(Vector.LoadUnsafe(ref Unsafe.Add(ref tail.Result, at + element)), at + element, row, element);
        }
    }
}

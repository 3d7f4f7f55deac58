using System.ComponentModel;
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
using Wide16x1 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Stack<
        System.Runtime.Intrinsics.Vector512<float>,
        NetGen.Generated.WideLanes,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>,
    NetGen.Generated.Stack<
        System.Runtime.Intrinsics.Vector512<float>,
        NetGen.Generated.WideLanes,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>>;
using Wide8x2 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;

namespace NetGen.Generated;

/// <summary>
/// The causal convolution of the next steps of a stream. They follow those that they look back to, so that a tap of all of them is a product of rows, a
/// distance away from the next tap. All steps add their products in the same order, however many a call has.
/// </summary>
/// <typeparam name="TX">Rows of the inputs: the steps.</typeparam>
/// <typeparam name="TY">Rows of the results.</typeparam>
/// <typeparam name="TTaps">Taps of the window.</typeparam>
/// <typeparam name="TDilation">Steps from a tap to the next one.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepConvolution<TX, TY, TTaps, TDilation>
    where TX : struct, IRow
    where TY : struct, IRow
    where TTaps : struct, ISize
    where TDilation : struct, ISize
{
    /// <summary>y = tail(x * W + b).</summary>
    /// <param name="x">The step of the first tap of the first result.</param>
    /// <param name="weights">Panels <c>[filters / 16][taps][channels][16]</c>.</param>
    /// <param name="bias">One number for each filter.</param>
    /// <param name="tail">The operations on the results.</param>
    /// <param name="steps">Steps of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, ref float weights, ref float bias, TTail tail, int steps)
        where TTail : struct, ITail, allows ref struct => Taps<FromBias, TTail>.Rows(ref x, ref weights, ref bias, tail, steps);

    /// <summary>y = tail(x * W).</summary>
    /// <param name="x">The step of the first tap of the first result.</param>
    /// <param name="weights">Panels <c>[filters / 16][taps][channels][16]</c>.</param>
    /// <param name="tail">The operations on the results.</param>
    /// <param name="steps">Steps of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, ref float weights, TTail tail, int steps)
        where TTail : struct, ITail, allows ref struct => Taps<FromZero, TTail>.Rows(ref x, ref weights, ref weights, tail, steps);

    private static class Taps<TStart, TTail>
        where TStart : struct, IStart
        where TTail : struct, ITail, allows ref struct
    {
        private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

        [MethodImpl(Hot)]
        public static void Rows(ref float x, ref float weights, ref float bias, TTail tail, int rows)
        {
            // Each variant is a separate method: unused ones are never compiled. The sizes are read first, so that they are constants for it.
            if (RowOf<TY>.IsOneVector)
            {
                if (rows >= Narrow12x1.Rows)
                {
                    Narrow<Narrow12x1>(ref x, ref weights, ref bias, tail, rows);
                }
                else if (rows >= 4)
                {
                    Narrow<Tile4x1<Vector<float>, NarrowLanes>>(ref x, ref weights, ref bias, tail, rows);
                }
                else
                {
                    Narrow<Tile1x1<Vector<float>, NarrowLanes>>(ref x, ref weights, ref bias, tail, rows);
                }
            }
            else if (Vector512.IsHardwareAccelerated && RowOf<TY>.Panels == 1 && rows >= Wide16x1.Rows)
            {
                Wide<Wide16x1>(ref x, ref weights, ref bias, tail, rows);
            }
            else if (Vector512.IsHardwareAccelerated && RowOf<TY>.Panels > 1 && rows >= Wide8x2.Rows)
            {
                Wide<Wide8x2>(ref x, ref weights, ref bias, tail, rows);
            }
            else if (rows >= 4)
            {
                Narrow<Tile4x2<Vector<float>, NarrowLanes>>(ref x, ref weights, ref bias, tail, rows);
            }
            else
            {
                Narrow<Tile1x2<Vector<float>, NarrowLanes>>(ref x, ref weights, ref bias, tail, rows);
            }
        }

        [MethodImpl(Hot)]
        private static void Narrow<TTile>(ref float x, ref float weights, ref float bias, TTail tail, int rows)
            where TTile : struct, ITile<TTile, Vector<float>, NarrowLanes>
        {
            int second = Vector<float>.Count % Panel.Width, window = TTaps.Value * RowOf<TX>.Size * Panel.Width;

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
                        ref float w = ref Unsafe.Add(ref weights, (panel * window) + column);
                        Unsafe.SkipInit(out TTile tile);
                        tile.Start(
                            TStart.Load<Vector<float>, NarrowLanes>(ref bias, element), TStart.Load<Vector<float>, NarrowLanes>(ref bias, element + second));
                        ref float input = ref inputs;
                        for (int tap = 0; tap < TTaps.Value; tap++)
                        {
                            Steps.Add<TTile, Vector<float>, NarrowLanes>(ref tile, ref input, RowOf<TX>.Stride, 1, ref w, second, Panel.Width, RowOf<TX>.Size);
                            w = ref Unsafe.Add(ref w, RowOf<TX>.Size * Panel.Width);
                            input = ref Unsafe.Add(ref input, TDilation.Value * RowOf<TX>.Stride);
                        }

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
                    Products<TX, TY, TStart, TTail>.Finish(in tail, first, TTile.Rows);
                }
            }
        }

        // The raw sums stay where the results go, and are finished while they are in the first-level cache.
        [MethodImpl(Hot)]
        private static void Wide<TTile>(ref float x, ref float weights, ref float bias, TTail tail, int rows)
            where TTile : struct, ITile<TTile, Vector512<float>, WideLanes>
        {
            int stride = RowOf<TX>.Stride, resultStride = RowOf<TY>.Stride, panels = RowOf<TY>.Panels, window = TTaps.Value * RowOf<TX>.Size * Panel.Width;
            for (int next = 0; next < rows; next += TTile.Rows)
            {
                int first = Math.Min(next, rows - TTile.Rows);
                for (int nextPanel = 0; nextPanel < panels; nextPanel += TTile.Vectors)
                {
                    int panel = Math.Min(nextPanel, panels - TTile.Vectors), element = panel * Panel.Width;
                    ref float w = ref Unsafe.Add(ref weights, panel * window);
                    ref float input = ref Unsafe.Add(ref x, (nint)first * stride);
                    Unsafe.SkipInit(out TTile tile);
                    tile.Start(
                        TStart.Load<Vector512<float>, WideLanes>(ref bias, element), TStart.Load<Vector512<float>, WideLanes>(ref bias, element + Panel.Width));
                    for (int tap = 0; tap < TTaps.Value; tap++)
                    {
                        Steps.Add<TTile, Vector512<float>, WideLanes>(ref tile, ref input, stride, 1, ref w, window, Panel.Width, RowOf<TX>.Size);
                        w = ref Unsafe.Add(ref w, RowOf<TX>.Size * Panel.Width);
                        input = ref Unsafe.Add(ref input, TDilation.Value * stride);
                    }

                    nint at = ((nint)first * resultStride) + element;
                    tile.Finish(new StoreFinish<Vector512<float>, WideLanes>(ref tail.Result), at, 0, 0, 0, 0, resultStride, Panel.Width);
                }

                if (!TTail.OnlyStores)
                {
                    Products<TX, TY, TStart, TTail>.Finish(in tail, first, TTile.Rows);
                }
            }
        }
    }
}

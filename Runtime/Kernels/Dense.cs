using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Wide12x1 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Stack<
        System.Runtime.Intrinsics.Vector512<float>,
        NetGen.Generated.WideLanes,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
        NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>,
    NetGen.Generated.Tile4x1<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;
using Wide12x2 = NetGen.Generated.Stack<
    System.Runtime.Intrinsics.Vector512<float>,
    NetGen.Generated.WideLanes,
    NetGen.Generated.Stack<
        System.Runtime.Intrinsics.Vector512<float>,
        NetGen.Generated.WideLanes,
        NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>,
        NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>,
    NetGen.Generated.Tile4x2<System.Runtime.Intrinsics.Vector512<float>, NetGen.Generated.WideLanes>>;

namespace NetGen.Generated;

/// <summary>The passes of a dense layer, compiled for its sizes.</summary>
/// <typeparam name="TX">Rows of its inputs.</typeparam>
/// <typeparam name="TY">Rows of its outputs.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Dense<TX, TY>
    where TX : struct, IRow
    where TY : struct, IRow
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>y = tail(x · W + b).</summary>
    /// <param name="x">The first input of the first row.</param>
    /// <param name="weights">Column panels <c>[outputs / 16][inputs][16]</c>.</param>
    /// <param name="bias">One number for each output.</param>
    /// <param name="tail">The operations on the results, in rows of the outputs' stride.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, ref float weights, ref float bias, TTail tail, int rows)
        where TTail : struct, ITail, allows ref struct => Products<TX, TY, FromBias, TTail>.Rows(ref x, ref weights, ref bias, tail, rows);

    /// <summary>y = tail(x · W).</summary>
    /// <param name="x">The first input of the first row.</param>
    /// <param name="weights">Column panels <c>[outputs / 16][inputs][16]</c>.</param>
    /// <param name="tail">The operations on the results, in rows of the outputs' stride.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TTail>(ref float x, ref float weights, TTail tail, int rows)
        where TTail : struct, ITail, allows ref struct => Products<TX, TY, FromZero, TTail>.Rows(ref x, ref weights, ref weights, tail, rows);

    /// <summary>y = tail(x · W + b) of one row.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="weights">Column panels <c>[outputs / 16][inputs][16]</c>.</param>
    /// <param name="bias">One number for each output.</param>
    /// <param name="tail">The operations on the results.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardRow<TTail>(ref float x, ref float weights, ref float bias, TTail tail)
        where TTail : struct, ITail, allows ref struct => Products<TX, TY, FromBias, TTail>.RowAt(ref x, ref weights, ref bias, tail, 0, 0);

    /// <summary>y = tail(x · W) of one row.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="weights">Column panels <c>[outputs / 16][inputs][16]</c>.</param>
    /// <param name="tail">The operations on the results.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardRow<TTail>(ref float x, ref float weights, TTail tail)
        where TTail : struct, ITail, allows ref struct => Products<TX, TY, FromZero, TTail>.RowAt(ref x, ref weights, ref weights, tail, 0, 0);

    /// <summary>dx = tail(dy · Wᵀ).</summary>
    /// <param name="dy">The first gradient of the first row.</param>
    /// <param name="transposed">The transposed weights from <see cref="PanelTranspose.Transpose"/>.</param>
    /// <param name="tail">The operations on the results, in rows of the inputs' stride.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradient<TTail>(ref float dy, ref float transposed, TTail tail, int rows)
        where TTail : struct, ITail, allows ref struct => Products<TY, TX, FromZero, TTail>.Rows(ref dy, ref transposed, ref transposed, tail, rows);

    /// <summary>
    /// Blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/> of dw = xᵀ · dy, 12 inputs × 32 outputs each and over the whole batch, so that no sum
    /// is ever split between workers.
    /// </summary>
    /// <param name="x">The first input of the batch.</param>
    /// <param name="dy">The first gradient of the batch.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(Hot)]
    public static void WeightGradient(ref float x, ref float dy, ref float dw, int rows, int from, int to)
    {
        if (RowOf<TX>.Size >= 12 && !RowOf<TY>.IsOneVector && Vector512.IsHardwareAccelerated)
        {
            if (RowOf<TY>.Panels == 1)
            {
                WideBlocks<Wide12x1>(ref x, ref dy, ref dw, rows, from, to);
            }
            else
            {
                WideBlocks<Wide12x2>(ref x, ref dy, ref dw, rows, from, to);
            }
        }
        else if (RowOf<TY>.IsOneVector)
        {
            Heights<Vector<float>, NarrowLanes>.OneVector(Math.Min(12, RowOf<TX>.Size), new GradientBlocks<TX, TY>(ref x, ref dy, ref dw, rows, from, to));
        }
        else
        {
            Heights<Vector<float>, NarrowLanes>.TwoVectors(Math.Min(6, RowOf<TX>.Size), new GradientBlocks<TX, TY>(ref x, ref dy, ref dw, rows, from, to));
        }
    }

    // A wide tile is a whole block; incomplete tiles at the end of the inputs or the panels are moved back.
    [MethodImpl(Hot)]
    internal static void WideBlocks<TTile>(ref float x, ref float dy, ref float dw, int rows, int from, int to)
        where TTile : struct, ITile<TTile, Vector512<float>, WideLanes>
    {
        for (int block = from; block < to; block++)
        {
            int panel = Math.Min(block / GradientBlocks<TX, TY>.OfPanel * TTile.Vectors, RowOf<TY>.Panels - TTile.Vectors);
            int input = Math.Min(block % GradientBlocks<TX, TY>.OfPanel * TTile.Rows, RowOf<TX>.Size - TTile.Rows);
            int place = (panel * RowOf<TX>.Size * Panel.Width) + (input * Panel.Width);
            Unsafe.SkipInit(out TTile tile);
            tile.Start(Vector512<float>.Zero, Vector512<float>.Zero);
            Steps.AddAll<TTile, Vector512<float>, WideLanes>(
                ref tile, ref Unsafe.Add(ref x, input), 1, RowOf<TX>.Stride, ref Unsafe.Add(ref dy, panel * Panel.Width), Panel.Width, RowOf<TY>.Stride, rows);
            tile.Finish(new StoreFinish<Vector512<float>, WideLanes>(ref dw), place, 0, 0, 0, 0, Panel.Width, RowOf<TX>.Size * Panel.Width);
        }
    }
}

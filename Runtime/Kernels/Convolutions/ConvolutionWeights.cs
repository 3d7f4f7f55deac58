using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The weight gradient of a convolution, in blocks of neighbouring inputs of a run × a panel of filters.</summary>
/// <typeparam name="TStep">Floats from a window to the next one to the right.</typeparam>
/// <typeparam name="TFilters">Filters.</typeparam>
/// <typeparam name="TWhole">Pixels of a line of the result that are done in a loop, four in a turn.</typeparam>
/// <typeparam name="TRest">The rest of them, at most 7.</typeparam>
/// <typeparam name="TTile">The tile: inputs × vectors of filters.</typeparam>
/// <typeparam name="TSets">Sets of sums that such a tile has: as many as hide the latency of the multiply-add.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits, which narrow ones divide; of 0 rows where there is none.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeights<TStep, TFilters, TWhole, TRest, TTile, TSets, TWide>
    where TStep : struct, ISize
    where TFilters : struct, ISize
    where TWhole : struct, ISize
    where TRest : struct, ISize
    where TTile : struct, ITileSize
    where TSets : struct, ISize
    where TWide : struct, ITileSize
{
    /// <summary>Blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/> of dw, each over all pixels of the whole batch, so that no sum is ever split between workers.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="x">The first image, with padding.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(in ConvolutionSizes sizes, ref float x, int xStride, ref float dy, int dyStride, ref float dw, int rows, int from, int to) =>
        PixelGradients<OfFilters, TStep, TFilters, TWhole, TRest, TTile, TSets, TWide>.Write(in sizes, ref x, xStride, sizes.LineStep, ref dy, dyStride, sizes.Places * TFilters.Value, ref dw, rows, from, to);
}

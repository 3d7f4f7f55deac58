using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>What a block of a weight gradient multiplies, and where it is.</summary>
/// <param name="Values">Where the values begin that are rows of the gradient, in floats from the corner of a window or pixel.</param>
/// <param name="Vectors">Where the vectors begin that are its columns.</param>
/// <param name="Gradient">Where the axis of the values begins in the gradient.</param>
/// <param name="Columns">Columns of the panel: what is behind the last one stays zero.</param>
internal readonly record struct GradientPlace(int Values, int Vectors, int Gradient, int Columns);

/// <summary>How the blocks of a weight gradient are counted.</summary>
internal interface IGradientOrder
{
    /// <summary>Values that a panel of the gradient has rows for, before the next run begins.</summary>
    static abstract int Length(in ConvolutionSizes sizes);

    /// <summary>What a block multiplies, and where it is.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="axis">The number of the block's axis.</param>
    static abstract GradientPlace At(in ConvolutionSizes sizes, int axis);
}

/// <summary>Blocks of a convolution: panels of filters (of all groups), then runs, then places in the run.</summary>
internal readonly struct OfFilters : IGradientOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(in ConvolutionSizes sizes) => sizes.RunLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientPlace At(in ConvolutionSizes sizes, int axis)
    {
        int panelOfAll = axis / sizes.Runs, run = axis % sizes.Runs, group = panelOfAll / sizes.PanelsOfGroup, filter = panelOfAll % sizes.PanelsOfGroup * Panel.Width;
        return new GradientPlace(
            (group * sizes.ChannelsOfGroup) + sizes.RunOffset(run), (group * sizes.FiltersOfGroup) + filter, ((panelOfAll * sizes.Inputs) + (run * sizes.RunLength)) * Panel.Width,
            sizes.FiltersOfGroup - filter);
    }
}

/// <summary>Blocks of a transposed convolution: runs, then panels of the run, then places in the channels.</summary>
internal readonly struct OfRuns : IGradientOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(in ConvolutionSizes sizes) => sizes.Filters;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientPlace At(in ConvolutionSizes sizes, int axis)
    {
        int run = axis / sizes.PanelsOfRun, value = axis % sizes.PanelsOfRun * Panel.Width;
        return new GradientPlace(0, sizes.RunOffset(run) + value, axis * sizes.Filters * Panel.Width, sizes.RunLength - value);
    }
}

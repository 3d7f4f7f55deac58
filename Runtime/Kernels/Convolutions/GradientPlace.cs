using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>What a block of a weight gradient multiplies, and where it is.</summary>
/// <param name="Values">Where the values begin that are rows of the gradient, in floats from the corner of a window or pixel.</param>
/// <param name="Vectors">Where the vectors begin that are its columns.</param>
/// <param name="Gradient">Where the axis of the values begins in the gradient.</param>
/// <param name="Columns">Columns of the panel: what is behind the last one stays zero.</param>
internal readonly record struct GradientPlace(int Values, int Vectors, int Gradient, int Columns);

/// <summary>What the loops of a weight gradient go by.</summary>
/// <param name="length">Values that a panel of the gradient has rows for, before the next run begins.</param>
/// <param name="width">Columns of the gradient in all panels.</param>
/// <param name="values">Floats from a pixel's values to those of the next one.</param>
/// <param name="valuesLine">Floats from a line of these to the next one.</param>
/// <param name="vectors">Floats from a pixel's vectors to those of the next one.</param>
/// <param name="vectorsLine">Floats from a line of these to the next one.</param>
internal readonly struct GradientSizes(int length, int width, int values, int valuesLine, int vectors, int vectorsLine)
{
    /// <summary>Values that a panel of the gradient has rows for, before the next run begins.</summary>
    public readonly int Length = length;

    /// <summary>Floats from a pixel's values to those of the next one.</summary>
    public readonly int Values = values;

    /// <summary>Floats from a line of these to the next one.</summary>
    public readonly int ValuesLine = valuesLine;

    /// <summary>Floats from a pixel's vectors to those of the next one.</summary>
    public readonly int Vectors = vectors;

    /// <summary>Floats from a line of these to the next one.</summary>
    public readonly int VectorsLine = vectorsLine;

    /// <summary>The tile: values × vectors.</summary>
    public readonly TileShape Tile = TileChoice.OfPixelGradient(length, width);

    /// <summary>That with vectors of 512 bits; without rows where there is none.</summary>
    public readonly TileShape Wide = TileChoice.WideOfPixelGradient(length, width);
}

/// <summary>How the blocks of a weight gradient are counted, and what they multiply.</summary>
internal interface IGradientOrder
{
    /// <summary>What the loops go by.</summary>
    static abstract GradientSizes Sizes(in ConvolutionSizes sizes);

    /// <summary>What a block multiplies, and where it is.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="axis">The number of the block's axis.</param>
    static abstract GradientPlace At(in ConvolutionSizes sizes, int axis);
}

/// <summary>Blocks of a convolution: panels of filters (of all groups), then runs, then places in the run.</summary>
internal readonly struct OfFilters : IGradientOrder
{
    public static GradientSizes Sizes(in ConvolutionSizes sizes) =>
        new(sizes.RunLength, sizes.FiltersOfGroup, sizes.Step, sizes.LineStep, sizes.Filters, sizes.Places * sizes.Filters);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientPlace At(in ConvolutionSizes sizes, int axis)
    {
        int panelOfAll = axis / sizes.Runs, run = axis % sizes.Runs, group = panelOfAll / sizes.PanelsOfGroup,
            filter = panelOfAll % sizes.PanelsOfGroup * Panel.Width;
        return new GradientPlace(
            (group * sizes.ChannelsOfGroup) + sizes.RunOffset(run), (group * sizes.FiltersOfGroup) + filter,
            ((panelOfAll * sizes.Inputs) + (run * sizes.RunLength)) * Panel.Width,
            sizes.FiltersOfGroup - filter);
    }
}

/// <summary>Blocks of a transposed convolution: runs, then panels of the run, then places in the channels.</summary>
internal readonly struct OfRuns : IGradientOrder
{
    public static GradientSizes Sizes(in ConvolutionSizes sizes) =>
        new(sizes.Filters, sizes.RunLength, sizes.Filters, sizes.Places * sizes.Filters, sizes.Step, sizes.LineStep);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static GradientPlace At(in ConvolutionSizes sizes, int axis)
    {
        int run = axis / sizes.PanelsOfRun, value = axis % sizes.PanelsOfRun * Panel.Width;
        return new GradientPlace(0, sizes.RunOffset(run) + value, axis * sizes.Filters * Panel.Width, sizes.RunLength - value);
    }
}

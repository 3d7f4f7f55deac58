using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The operands of a block of a weight gradient, and its place.</summary>
/// <param name="Values">Where the values begin that are rows of the gradient, in floats from the corner of a window or pixel.</param>
/// <param name="Vectors">Where the vectors begin that are its columns.</param>
/// <param name="Gradient">Where the axis of the values begins in the gradient.</param>
/// <param name="Columns">Columns of the panel: what follows the last one stays zero.</param>
internal readonly record struct GradientPlace(int Values, int Vectors, int Gradient, int Columns);

/// <summary>The sizes that the loops of a weight gradient use.</summary>
/// <param name="length">Values that a panel of the gradient has rows for, before the next run begins.</param>
/// <param name="width">Columns of the gradient in all panels.</param>
/// <param name="values">Floats from a pixel's values to those of the next one.</param>
/// <param name="valuesLine">Floats from a line of these to the next one.</param>
/// <param name="vectors">Floats from a pixel's vectors to those of the next one.</param>
/// <param name="vectorsLine">Floats from a line of these to the next one.</param>
internal readonly struct GradientSizes(int length, int width, int values, int valuesLine, int vectors, int vectorsLine)
{
    /// <summary>How many values a panel of the gradient has rows for, before the next run begins.</summary>
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

    /// <summary>The same with vectors of 512 bits; without rows if there is none.</summary>
    public readonly TileShape Wide = TileChoice.WideOfPixelGradient(length, width);
}

/// <summary>The order of the blocks of a weight gradient, and their operands.</summary>
internal interface IGradientOrder
{
    /// <summary>The sizes that the loops use.</summary>
    static abstract GradientSizes Sizes(in ConvolutionSizes sizes);

    /// <summary>The operands of a block, and its place.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="axis">The number of the block's axis.</param>
    static abstract GradientPlace At(in ConvolutionSizes sizes, int axis);
}

/// <summary>Blocks of a convolution: panels of filters (of all groups), then runs, then positions in the run.</summary>
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

/// <summary>Blocks of a transposed convolution: runs, then panels of the run, then positions in the channels.</summary>
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

namespace NetGen.Generated;

/// <summary>The sizes of a convolution as fields.</summary>
/// <remarks>
/// The JIT treats a field of an initialised class as a constant. A kernel that uses these must therefore be a separate method, called by
/// one that has already read a field.
/// </remarks>
/// <typeparam name="T">The convolution.</typeparam>
internal static class ConvolutionOf<T>
    where T : struct, IConvolution
{
    /// <summary>All sizes, for code that runs once per image.</summary>
    public static readonly ConvolutionSizes Sizes = T.Sizes;

    public static readonly int Groups = Sizes.Groups;
    public static readonly int Filters = Sizes.Filters;
    public static readonly int ChannelsOfGroup = Sizes.ChannelsOfGroup;
    public static readonly int FiltersOfGroup = Sizes.FiltersOfGroup;

    /// <inheritdoc cref="ConvolutionSizes.PanelsOfGroup"/>
    public static readonly int PanelsOfGroup = Sizes.PanelsOfGroup;

    /// <inheritdoc cref="ConvolutionSizes.Lines"/>
    public static readonly int Lines = Sizes.Lines;

    /// <inheritdoc cref="ConvolutionSizes.Places"/>
    public static readonly int Places = Sizes.Places;

    /// <inheritdoc cref="ConvolutionSizes.Step"/>
    public static readonly int Step = Sizes.Step;

    /// <inheritdoc cref="ConvolutionSizes.LineStep"/>
    public static readonly int LineStep = Sizes.LineStep;

    /// <inheritdoc cref="ConvolutionSizes.Inputs"/>
    public static readonly int Inputs = Sizes.Inputs;

    /// <inheritdoc cref="ConvolutionSizes.RunLines"/>
    public static readonly int RunLines = Sizes.RunLines;

    /// <inheritdoc cref="ConvolutionSizes.RunsOfLine"/>
    public static readonly int RunsOfLine = Sizes.RunsOfLine;

    /// <inheritdoc cref="ConvolutionSizes.RunLength"/>
    public static readonly int RunLength = Sizes.RunLength;

    /// <inheritdoc cref="ConvolutionSizes.PanelsOfRun"/>
    public static readonly int PanelsOfRun = Sizes.PanelsOfRun;

    /// <inheritdoc cref="ConvolutionSizes.Down"/>
    public static readonly int Down = Sizes.Down;

    /// <inheritdoc cref="ConvolutionSizes.Right"/>
    public static readonly int Right = Sizes.Right;
}

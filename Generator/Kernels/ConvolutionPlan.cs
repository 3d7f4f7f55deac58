namespace NetGen.Generator.Kernels;

/// <summary>The shapes of a convolution; a signal is an image of one line.</summary>
/// <param name="Vertical">How the window moves down.</param>
/// <param name="Horizontal">How it moves to the right.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Filters">Channels of the result.</param>
/// <param name="Groups">Groups that both are divided into.</param>
internal sealed record ConvolutionPlan(WindowAxis Vertical, WindowAxis Horizontal, int Channels, int Filters, int Groups)
{
    /// <summary>A name for it: <c>5x5Of28x28x1To6</c>.</summary>
    public string Name => FormattableString.Invariant($"{Vertical.Size}x{Horizontal.Size}Of{Vertical.Input}x{Horizontal.Input}x{Channels}To{Filters}");

    public int ChannelsOfGroup => Channels / Groups;

    public int FiltersOfGroup => Filters / Groups;

    /// <summary>Whether it is depthwise: each filter sees only its own channel.</summary>
    public bool IsDepthwise => Groups > 1 && Channels == Groups && Filters == Groups;

    /// <summary>Inputs of a filter.</summary>
    public int Inputs => Vertical.Size * Horizontal.Size * ChannelsOfGroup;

    public int Lines => Vertical.Count;

    public int Places => Horizontal.Count;

    public int Pixels => Lines * Places;

    public bool IsPadded => Vertical.IsPadded || Horizontal.IsPadded;

    /// <summary>Floats of a line of the padded image.</summary>
    public int LineLength => Horizontal.Padded * Channels;

    /// <summary>Floats of the padded image.</summary>
    public int PaddedLength => Vertical.Padded * LineLength;

    /// <summary>Floats of the frame in which a gradient is accumulated: the padded image, and room for a vector beyond its end.</summary>
    public int FrameLength => PaddedLength + Panels.Width;

    /// <summary>Whether a line of the window is one run of neighbouring floats.</summary>
    public bool IsContiguous => Horizontal.Dilation == 1 && Groups == 1;

    /// <summary>Runs of neighbouring floats in a window: its lines, or its points.</summary>
    public int Runs => IsContiguous ? Vertical.Size : Vertical.Size * Horizontal.Size;

    /// <summary>Floats of a run.</summary>
    public int RunLength => IsContiguous ? Horizontal.Size * Channels : ChannelsOfGroup;

    /// <summary>Floats from a window to the next one to the right.</summary>
    public int Step => Horizontal.Stride * Channels;

    /// <summary>Floats from a window to the next one below.</summary>
    public int LineStep => Vertical.Stride * LineLength;

    public int PanelsOfGroup => Panels.Count(FiltersOfGroup);

    public long MultiplyAdds => (long)Pixels * Filters * Inputs;

    /// <summary>A product that each step of a sequence has for itself: the window is one step.</summary>
    public static ConvolutionPlan PerStep(int steps, int inputs, int outputs) => new(WindowAxis.None, new WindowAxis(steps, 1, 1, 0, 0), inputs, outputs, 1);

    /// <summary>The same windows on an image that is already padded.</summary>
    public ConvolutionPlan OnPaddedImage => this with { Vertical = Vertical.WithoutPadding, Horizontal = Horizontal.WithoutPadding };
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The sizes of a convolution. A signal is an image of one line.</summary>
internal readonly struct ConvolutionSizes
{
    public readonly WindowAxis Height, Width;
    public readonly int Channels, Filters, Groups, ChannelsOfGroup, FiltersOfGroup;

    /// <summary>Panels of the filters of a group.</summary>
    public readonly int PanelsOfGroup;

    /// <summary>Lines of the result.</summary>
    public readonly int Lines;

    /// <summary>Pixels of a line of the result.</summary>
    public readonly int Places;

    /// <summary>Floats of a line of the padded image.</summary>
    public readonly int LineLength;

    /// <summary>Floats of the padded image.</summary>
    public readonly int PaddedLength;

    /// <summary>Floats from a window to the next one to the right.</summary>
    public readonly int Step;

    /// <summary>Floats from a window to the next one below.</summary>
    public readonly int LineStep;

    /// <summary>Inputs of a filter.</summary>
    public readonly int Inputs;

    /// <summary>Lines of the window.</summary>
    public readonly int RunLines;

    /// <summary>Runs of neighbouring floats in a line of the window.</summary>
    public readonly int RunsOfLine;

    /// <summary>Floats of a run: a line of the window, channels included, or one point if the points are not adjacent.</summary>
    public readonly int RunLength;

    /// <summary>Panels of a run.</summary>
    public readonly int PanelsOfRun;

    /// <summary>Floats from a run to the one below.</summary>
    public readonly int Down;

    /// <summary>Floats from a run to the next one in its line.</summary>
    public readonly int Right;

    /// <summary>The sizes of a convolution.</summary>
    /// <param name="height">How its window moves down.</param>
    /// <param name="width">How it moves to the right.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="filters">Channels of the result.</param>
    /// <param name="groups">Groups that both are divided into.</param>
    public ConvolutionSizes(WindowAxis height, WindowAxis width, int channels, int filters, int groups = 1)
    {
        Height = height;
        Width = width;
        Channels = channels;
        Filters = filters;
        Groups = groups;
        ChannelsOfGroup = channels / groups;
        FiltersOfGroup = filters / groups;
        PanelsOfGroup = Panel.Count(FiltersOfGroup);
        Lines = height.Count;
        Places = width.Count;
        LineLength = width.Padded * channels;
        PaddedLength = height.Padded * LineLength;
        Step = width.Stride * channels;
        LineStep = height.Stride * LineLength;
        Inputs = height.Window * width.Window * ChannelsOfGroup;

        // A run is a whole line of the window, or each of its points.
        RunLines = height.Window;
        RunsOfLine = IsContiguous ? 1 : width.Window;
        RunLength = width.Window / RunsOfLine * ChannelsOfGroup;
        PanelsOfRun = Panel.Count(RunLength);
        Down = height.Dilation * LineLength;
        Right = width.Dilation * channels;
    }

    /// <summary>Whether a line of the window is one run.</summary>
    public bool IsContiguous => Width.Dilation == 1 && Groups == 1;

    /// <summary>Runs of the window.</summary>
    public int Runs => RunLines * RunsOfLine;

    /// <summary>Floats of the frame in which a gradient is accumulated: the padded image, and room for a vector beyond its end.</summary>
    public int FrameLength => PaddedLength + Panel.Width;

    /// <summary>Where the image begins in its frame.</summary>
    public int FirstOfImage => (Height.Before * LineLength) + (Width.Before * Channels);

    /// <summary>Floats of a line of the image.</summary>
    public int ImageLine => Width.Input * Channels;

    /// <summary>Floats of the image.</summary>
    public int ImageLength => Height.Input * ImageLine;

    /// <summary>Floats of the result.</summary>
    public int ResultLength => Lines * Places * Filters;

    /// <summary>The tile of the forward pass: pixels of a line × vectors of filters.</summary>
    /// <remarks>
    /// A tile's stores extend beyond a pixel that is not a whole panel; the next pixel overwrites that. With groups, the next group of the same
    /// pixel does, so pixels are computed one by one.
    /// </remarks>
    public TileShape ForwardTile => Groups > 1 ? TileChoice.AlongAxis(1, FiltersOfGroup) : TileChoice.AlongAxis(Places, Filters);

    /// <summary>The same with vectors of 512 bits. Its runs are equidistant.</summary>
    public TileShape WideForwardTile => IsContiguous ? TileChoice.WideAlongAxis(Places, Filters, mustBeWhole: false) : default;

    /// <summary>The tile of the input gradient: lines × vectors of a run of the window.</summary>
    public TileShape SpreadTile => TileChoice.AlongAxis(Lines, RunLength);

    /// <summary>The same with vectors of 512 bits.</summary>
    public TileShape WideSpreadTile => TileChoice.WideAlongAxis(Lines, RunLength, mustBeWhole: true);

    /// <summary>Where a run begins, relative to the corner of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RunOffset(int run) => (run / RunsOfLine * Down) + (run % RunsOfLine * Right);

    /// <summary>Copies an image with zeros around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Pad(ref float image, ref float padded) =>
        Images.Pad(ref image, ref padded, Height.Input, ImageLine, Height.Before, Height.After, Width.Before * Channels, Width.After * Channels);

    /// <summary>Copies the image out of its frame. Clears what follows it, up to the stride.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Crop(ref float frame, ref float image, int stride)
    {
        Images.Crop(ref frame, ref image, Height.Input, ImageLine, FirstOfImage, LineLength);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref image, ImageLength), stride - ImageLength).Clear();
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The sizes of a convolution that its outer loops need; those of the loops in a tile are types. A signal is an image of one line.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConvolutionSizes
{
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

        // A line of the window is one run of neighbouring floats, or each of its points is.
        bool isContiguous = width.Dilation == 1 && groups == 1;
        RunLines = height.Window;
        RunsOfLine = isContiguous ? 1 : width.Window;
        RunLength = isContiguous ? width.Window * channels : ChannelsOfGroup;
        PanelsOfRun = Panel.Count(RunLength);
        Down = height.Dilation * LineLength;
        Right = width.Dilation * channels;
    }

    internal WindowAxis Height { get; }

    internal WindowAxis Width { get; }

    internal int Channels { get; }

    internal int Filters { get; }

    internal int Groups { get; }

    internal int ChannelsOfGroup { get; }

    internal int FiltersOfGroup { get; }

    /// <summary>Panels of the filters of a group.</summary>
    internal int PanelsOfGroup { get; }

    /// <summary>Lines of the result.</summary>
    internal int Lines { get; }

    /// <summary>Pixels of a line of the result.</summary>
    internal int Places { get; }

    /// <summary>Floats of a line of the padded image.</summary>
    internal int LineLength { get; }

    /// <summary>Floats of the padded image.</summary>
    internal int PaddedLength { get; }

    /// <summary>Floats of the frame that a gradient is put together in: the padded image, and what a vector reaches over its end.</summary>
    internal int FrameLength => PaddedLength + Panel.Width;

    /// <summary>Floats from a window to the next one to the right.</summary>
    internal int Step { get; }

    /// <summary>Floats from a window to the next one below.</summary>
    internal int LineStep { get; }

    /// <summary>Inputs of a filter.</summary>
    internal int Inputs { get; }

    /// <summary>Lines of the window.</summary>
    internal int RunLines { get; }

    /// <summary>Runs of neighbouring floats in a line of the window.</summary>
    internal int RunsOfLine { get; }

    /// <summary>Runs of the window.</summary>
    internal int Runs => RunLines * RunsOfLine;

    /// <summary>Floats of a run.</summary>
    internal int RunLength { get; }

    /// <summary>Panels of a run.</summary>
    internal int PanelsOfRun { get; }

    /// <summary>Floats from a run to the one below.</summary>
    internal int Down { get; }

    /// <summary>Floats from a run to the next one in its line.</summary>
    internal int Right { get; }

    /// <summary>Where the image begins in its frame.</summary>
    internal int FirstOfImage => (Height.Before * LineLength) + (Width.Before * Channels);

    /// <summary>Floats of a line of the image.</summary>
    internal int ImageLine => Width.Input * Channels;

    /// <summary>Floats of the image.</summary>
    internal int ImageLength => Height.Input * ImageLine;

    /// <summary>Floats of the result.</summary>
    internal int ResultLength => Lines * Places * Filters;

    /// <summary>Where a run begins, from the corner of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int RunOffset(int run) => (run / RunsOfLine * Down) + (run % RunsOfLine * Right);

    /// <summary>Copies an image with zeros around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal void Pad(ref float image, ref float padded) =>
        Images.Pad(ref image, ref padded, Height.Input, ImageLine, Height.Before, Height.After, Width.Before * Channels, Width.After * Channels);

    /// <summary>Takes the image out of its frame. What lies behind it, up to a stride, becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal void Crop(ref float frame, ref float image, int stride)
    {
        Images.Crop(ref frame, ref image, Height.Input, ImageLine, FirstOfImage, LineLength);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref image, ImageLength), stride - ImageLength).Clear();
    }
}

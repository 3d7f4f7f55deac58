namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = x * W + b with W as [filters, channels of a group, height, width]. A signal is an image of one line.</summary>
/// <param name="shape">Height, width and channels of the input.</param>
/// <param name="filters">Channels of the output.</param>
/// <param name="lines">How the window moves down.</param>
/// <param name="columns">How it moves to the right.</param>
/// <param name="groups">Groups of channels and filters.</param>
/// <param name="hasBias">Whether b is added.</param>
internal sealed class ConvolutionReference((int Height, int Width, int Channels) shape, int filters, ReferenceAxis lines, ReferenceAxis columns, int groups, bool hasBias)
    : ProductReference(filters * (shape.Channels / groups) * lines.Kernel * columns.Kernel, filters, hasBias)
{
    public override int Height => lines.Outputs(shape.Height);

    public override int Width => columns.Outputs(shape.Width);

    protected override IEnumerable<(int Output, int Input, int Weight)> Products()
    {
        int channels = shape.Channels / groups;
        for (int output = 0; output < Height * Width * Filters; output++)
        {
            int filter = output % Filters, column = output / Filters % Width, line = output / Filters / Width, group = filter / (Filters / groups);
            for (int tap = 0; tap < lines.Kernel * columns.Kernel; tap++)
            {
                int down = tap / columns.Kernel, right = tap % columns.Kernel;
                int fromLine = (line * lines.Stride) - lines.Before + (down * lines.Dilation), fromColumn = (column * columns.Stride) - columns.Before + (right * columns.Dilation);
                for (int channel = 0; channel < channels && fromLine >= 0 && fromLine < shape.Height && fromColumn >= 0 && fromColumn < shape.Width; channel++)
                {
                    yield return (
                        output,
                        (((fromLine * shape.Width) + fromColumn) * shape.Channels) + (group * channels) + channel,
                        (((((filter * channels) + channel) * lines.Kernel) + down) * columns.Kernel) + right);
                }
            }
        }
    }
}

/// <summary>How a window moves along an axis.</summary>
/// <param name="Kernel">Its points.</param>
/// <param name="Stride">Places from one stand to the next.</param>
/// <param name="Dilation">Distance of its points.</param>
/// <param name="Before">Zeros before the image.</param>
/// <param name="After">Zeros after it.</param>
internal sealed record ReferenceAxis(int Kernel, int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>An axis of one place.</summary>
    public static ReferenceAxis None { get; } = new(1);

    /// <summary>TensorFlow's padding, by trial: the fewest zeros that give size / stride outputs, rounded up.</summary>
    public static ReferenceAxis Same(int size, int kernel, int stride, int dilation)
    {
        var axis = new ReferenceAxis(kernel, stride, dilation);
        for (int zeros = 0; (size + stride - 1) / stride != axis.Outputs(size); zeros++)
        {
            axis = axis with { Before = zeros / 2, After = zeros - (zeros / 2) };
        }

        return axis;
    }

    /// <summary>PyTorch's <c>ceil_mode</c>, by trial: places after the input, until the last window that starts in the input or before it fits.</summary>
    public ReferenceAxis RoundedUp(int size)
    {
        var axis = this;
        for (int more = 1; more < Stride; more++)
        {
            var longer = this with { After = After + more };
            bool startsInside = ((longer.Outputs(size) - 1) * Stride) - Before < size;
            axis = longer.Outputs(size) > axis.Outputs(size) && startsInside ? longer : axis;
        }

        return axis;
    }

    /// <summary>Stands of the window.</summary>
    public int Outputs(int size)
    {
        int room = size + Before + After - ((Kernel - 1) * Dilation) - 1;
        return room < 0 ? 0 : (room / Stride) + 1;
    }
}

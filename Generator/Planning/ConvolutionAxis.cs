namespace NetGen.Generator.Planning;

/// <summary>How a window moves along one axis of an image.</summary>
/// <param name="Size">Places of the image.</param>
/// <param name="Kernel">Points of the window.</param>
/// <param name="Stride">Places that it moves at a time.</param>
/// <param name="Dilation">Distance of its points.</param>
/// <param name="Before">Places of padding before the image.</param>
/// <param name="After">Places of padding after it.</param>
internal readonly record struct ConvolutionAxis(int Size, int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>An axis that the window leaves alone.</summary>
    public static ConvolutionAxis None { get; } = new(1, 1, 1, 1, 0, 0);

    /// <summary>Places from the first to the last point of the window, both included.</summary>
    public long Extent => ((Kernel - 1L) * Dilation) + 1;

    public int Padded => Size + Before + After;

    /// <summary>Places where the window stands; below 1 where it is larger than the image.</summary>
    public int Outputs => Padded < Extent ? 0 : (int)((Padded - Extent) / Stride) + 1;

    /// <summary>Places of the image (not of its padding) that no window reaches, because the next step would go over the end. Windows with gaps between them leave places out on purpose.</summary>
    public int Dropped => Stride > Extent ? 0 : Math.Max(0, (int)((Padded - Extent) % Stride) - After);

    /// <summary>The axis with equal padding at both ends.</summary>
    public static ConvolutionAxis Valid(int size, int kernel, int stride, int dilation, int padding) => new(size, kernel, stride, dilation, padding, padding);

    /// <summary>The axis with padding that gives size / stride outputs, rounded up; the odd one stands after the image.</summary>
    public static ConvolutionAxis Same(int size, int kernel, int stride, int dilation)
    {
        long outputs = (size + stride - 1L) / stride;
        long padding = Math.Max(0, ((outputs - 1) * stride) + ((kernel - 1L) * dilation) + 1 - size);
        return padding > StagePlanner.MaximumFloats ? new(size, kernel, stride, dilation, 0, 0) : new(size, kernel, stride, dilation, (int)(padding / 2), (int)(padding - (padding / 2)));
    }
}

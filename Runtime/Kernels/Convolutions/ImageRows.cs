using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The images of a call, and room for copies with zeros around them.</summary>
internal readonly ref struct ImageRows
{
    private readonly ref float x;
    private readonly ref float padded;
    private readonly int stride;
    private readonly int paddedStride;

    /// <summary>Images that are read in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ImageRows(ref float x, int stride)
        : this(ref x, stride, ref x, stride)
    {
    }

    /// <summary>Images that are copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ImageRows(ref float x, int stride, ref float padded, int paddedStride)
    {
        this.x = ref x;
        this.padded = ref padded;
        this.stride = stride;
        this.paddedStride = paddedStride;
    }

    /// <summary>The image with an index, padded for the windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public ref float Image(int index, in ConvolutionSizes sizes)
    {
        ref float image = ref Unsafe.Add(ref x, (nint)index * stride);
        if (Unsafe.AreSame(ref x, ref padded))
        {
            return ref image;
        }

        ref float copy = ref Unsafe.Add(ref padded, (nint)index * paddedStride);
        sizes.Pad(ref image, ref copy);
        return ref copy;
    }
}

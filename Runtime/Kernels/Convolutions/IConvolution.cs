namespace NetGen.Generated;

/// <summary>A convolution as a type: kernels that take it are compiled for it.</summary>
internal interface IConvolution
{
    /// <summary>Its sizes. They are asked for once, by <see cref="ConvolutionOf{T}"/>.</summary>
    static abstract ConvolutionSizes Sizes { get; }
}

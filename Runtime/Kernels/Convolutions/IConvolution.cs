namespace NetGen.Generated;

/// <summary>A convolution as a type: generic kernels are compiled for it.</summary>
internal interface IConvolution
{
    /// <summary>Its sizes. <see cref="ConvolutionOf{T}"/> reads them once.</summary>
    static abstract ConvolutionSizes Sizes { get; }
}

using System.Globalization;

namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's depthwise convolution kernels.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="plan">The convolution.</param>
internal sealed class DepthwiseKernels(KernelSet kernels, ConvolutionPlan plan)
{
    /// <summary>Items of the weight gradient: the points of the window in each panel.</summary>
    public int GradientItems => Panels.Count(plan.Channels) * plan.Vertical.Size * plan.Horizontal.Size;

    private string Type => kernels.Alias("Depthwise" + plan.Name, $"Depthwise<{ConvolutionKernels.Windows(plan)}, {TypeNames.Number(plan.Channels)}>");

    /// <summary>y = f(x * W + b) for several images.</summary>
    /// <param name="x">The images.</param>
    /// <param name="padded">Scratch for copies of them, or null if they are read in place.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="epilogue">The operations on the result.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string Forward(Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue, string rows) =>
        $"{Type}.{ConvolutionKernels.Method(padded)}({ConvolutionKernels.Images(x, padded)}, {ConvolutionKernels.Parameters(weights, bias)}, "
        + $"{epilogue.Tail}, {epilogue.Result.RowStride.ToString(CultureInfo.InvariantCulture)}, {rows});";

    /// <summary>dx = dy spread by W.</summary>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="work">Scratch for a frame.</param>
    /// <param name="dx">Receives the gradient.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string InputGradient(Operand dy, Operand weights, Operand work, Operand dx, string rows) =>
        $"{Type}.InputGradient({ConvolutionKernels.Images(dy)}, {weights.Argument}, {work.Argument}, {ConvolutionKernels.Images(dx)}, {rows});";

    /// <summary>The start of a call for the weight gradient, up to the range of items.</summary>
    /// <param name="x">The images, as they are read.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="dw">Receives the gradient.</param>
    public string WeightGradient(Operand x, Operand dy, Operand dw) =>
        $"{Type}.WeightGradient({ConvolutionKernels.Images(x)}, {ConvolutionKernels.Images(dy)}, {dw.Argument}, pass.Rows";
}

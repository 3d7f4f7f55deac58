using System.Globalization;

namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's convolution kernels.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="plan">The convolution.</param>
internal sealed class ConvolutionKernels(KernelSet kernels, ConvolutionPlan plan)
{
    /// <summary>Blocks of the weight gradient: the items that can be computed independently.</summary>
    public int GradientItems => plan.Groups * plan.PanelsOfGroup * plan.Runs * Blocks(plan.RunLength, plan.FiltersOfGroup);

    /// <summary>Blocks of the weight gradient of a transposed convolution.</summary>
    public int TransposedGradientItems => plan.Runs * Panels.Count(plan.RunLength) * Blocks(plan.Filters, plan.RunLength);

    private string Type => kernels.Alias("Convolution" + plan.Name, ConvolutionType);

    private string ConvolutionType =>
        $"Convolution<{Windows(plan)}, {TypeNames.Number(plan.Channels)}, {TypeNames.Number(plan.Filters)}, {TypeNames.Number(plan.Groups)}>";

    private string TransposedType => kernels.Alias(
        "TransposedConvolution" + plan.Name,
        $"TransposedConvolution<{Windows(plan)}, {TypeNames.Number(plan.Channels)}, {TypeNames.Number(plan.Filters)}>");

    /// <summary>y = f(x * W + b) for several images.</summary>
    /// <param name="x">The images.</param>
    /// <param name="padded">Scratch for the padded images, or null if there is no padding.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="epilogue">The operations on the result.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string Forward(Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue, string rows) =>
        $"{Type}.{Method(padded)}({Images(x, padded)}, {Parameters(weights, bias)}, {epilogue.Tail}, {Number(epilogue.Result.RowStride)}, {rows});";

    /// <summary>dx = dy spread by W.</summary>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="transposed">The weights, in panels of a run.</param>
    /// <param name="work">Scratch for a frame.</param>
    /// <param name="dx">Receives the gradient.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string InputGradient(Operand dy, Operand transposed, Operand work, Operand dx, string rows) =>
        $"{Type}.InputGradient({Images(dy)}, {transposed.Argument}, {work.Argument}, {Images(dx)}, {rows});";

    /// <summary>The start of a call for the weight gradient, up to the range of blocks.</summary>
    /// <param name="x">The images, with padding.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="dw">Receives the gradient.</param>
    public string WeightGradient(Operand x, Operand dy, Operand dw) => $"{Type}.WeightGradient({Images(x)}, {Images(dy)}, {dw.Argument}, pass.Rows";

    /// <summary>y = f(x spread by W + b) of a transposed convolution, whose corresponding convolution is the plan.</summary>
    /// <param name="x">The images.</param>
    /// <param name="work">Scratch for a frame.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="epilogue">The operations on the result.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string TransposedForward(Operand x, Operand work, Operand weights, Operand? bias, Epilogue epilogue, string rows) =>
        $"{TransposedType}.Forward({Images(x)}, {work.Argument}, {Parameters(weights, bias)}, {epilogue.Tail}, {Number(epilogue.Result.RowStride)}, {rows});";

    /// <summary>The input gradient of a transposed convolution: the convolution of dy, which is padded.</summary>
    /// <param name="dy">The gradient of the result, with padding.</param>
    /// <param name="transposed">The weights, in panels of filters.</param>
    /// <param name="epilogue">The operations on the gradient.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string TransposedInputGradient(Operand dy, Operand transposed, Epilogue epilogue, string rows) =>
        $"{Type}.Forward({Images(dy)}, {transposed.Argument}, {epilogue.Tail}, {Number(epilogue.Result.RowStride)}, {rows});";

    /// <summary>The start of a call for the weight gradient of a transposed convolution, up to the range of blocks.</summary>
    /// <param name="x">The images.</param>
    /// <param name="dy">The gradient of the result, with padding.</param>
    /// <param name="dw">Receives the gradient.</param>
    public string TransposedWeightGradient(Operand x, Operand dy, Operand dw) =>
        $"{TransposedType}.WeightGradient({Images(x)}, {Images(dy)}, {dw.Argument}, pass.Rows";

    /// <summary>Copies images with zeros around them.</summary>
    /// <param name="images">The images.</param>
    /// <param name="padded">Receives them.</param>
    /// <param name="rows">Expression of the number of images.</param>
    public string Pad(Operand images, Operand padded, string rows) => $"{TransposedType}.Pad({Images(images)}, {Images(padded)}, {rows});";

    /// <summary>The windows as types of the library: from top to bottom, and from left to right.</summary>
    public static string Windows(ConvolutionPlan plan) => $"{TypeNames.Windows(plan.Vertical)}, {TypeNames.Windows(plan.Horizontal)}";

    /// <summary>Images and the floats from one to the next.</summary>
    public static string Images(Operand images) => $"{images.Argument}, {Number(images.RowStride)}";

    /// <summary>The name of a forward pass's method.</summary>
    public static string Method(Operand? padded) => padded is null ? "Forward" : "ForwardPadded";

    /// <summary>Images, and scratch for padded ones.</summary>
    public static string Images(Operand x, Operand? padded) => padded is null ? Images(x) : $"{Images(x)}, {Images(padded)}";

    /// <summary>Weights and bias.</summary>
    public static string Parameters(Operand weights, Operand? bias) => bias is null ? weights.Argument : $"{weights.Argument}, {bias.Argument}";

    /// <summary>The tile of the forward pass: pixels × vectors of filters.</summary>
    public static Tile ForwardTile(ConvolutionPlan plan) =>
        // A tile's stores extend beyond a pixel that is not a whole panel; the next pixel overwrites that. With groups, the next group of the same
        // pixel does, so pixels are computed one by one.
        plan.Groups > 1 ? TileChoice.AlongAxis(1, plan.FiltersOfGroup) : TileChoice.AlongAxis(plan.Places, plan.Filters);

    /// <summary>Blocks of an axis of the weight gradient.</summary>
    private static int Blocks(int length, int width)
    {
        var (narrow, wide) = TileChoice.OfPixelGradient(length, width);
        int rows = Math.Max(narrow.Rows, wide?.Rows ?? 0);
        return (length + rows - 1) / rows;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

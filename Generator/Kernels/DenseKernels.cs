namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's dense kernels.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="units">Its outputs.</param>
internal sealed class DenseKernels(KernelSet kernels, int inputs, int units)
{
    private const int BlockInputs = 12;
    private const int BlockPanels = 2;

    /// <summary>Blocks of the weight gradient: the items that can be computed independently.</summary>
    public int GradientItems => (Panels.Count(units) + BlockPanels - 1) / BlockPanels * ((inputs + BlockInputs - 1) / BlockInputs);

    /// <summary>y = f(x · W + b) for several rows.</summary>
    public string Forward(Operand x, Operand weights, Operand? bias, Epilogue epilogue, string rows) =>
        $"{Type(x, epilogue.Result)}.Forward({Arguments(x, weights, bias)}, {epilogue.Tail}, {rows});";

    /// <summary>y = f(x · W + b) for one row.</summary>
    public string ForwardRow(Operand x, Operand weights, Operand? bias, Epilogue epilogue) =>
        $"{Type(x, epilogue.Result)}.ForwardRow({Arguments(x, weights, bias)}, {epilogue.Tail});";

    /// <summary>dx = f(dy · Wᵀ).</summary>
    public string InputGradient(Operand dy, Operand transposed, Epilogue epilogue, string rows) =>
        $"{Type(epilogue.Result, dy)}.InputGradient({dy.Argument}, {transposed.Argument}, {epilogue.Tail}, {rows});";

    /// <summary>The start of a call for the weight gradient, up to the range of blocks.</summary>
    public string WeightGradient(Operand x, Operand dy, Operand dw, string rows) =>
        $"{Type(x, dy)}.WeightGradient({x.Argument}, {dy.Argument}, {dw.Argument}, {rows}";

    private static string Arguments(Operand x, Operand weights, Operand? bias) =>
        bias is null ? $"{x.Argument}, {weights.Argument}" : $"{x.Argument}, {weights.Argument}, {bias.Argument}";

    private string Type(Operand x, Operand y) =>
        kernels.Alias(
            FormattableString.Invariant($"Dense{inputs}To{units}"), $"Dense<{TypeNames.Row(inputs, x.RowStride)}, {TypeNames.Row(units, y.RowStride)}>");
}

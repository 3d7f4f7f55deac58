using System.Globalization;

namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's pooling kernels.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="windows">The windows.</param>
/// <param name="function">The function of each window.</param>
internal sealed class PoolKernels(KernelSet kernels, PoolWindows windows, PoolFunction function)
{
    private string Type => kernels.Alias(windows.Name(function), windows.Type(function));

    /// <summary>y = the result of each window of x.</summary>
    public string Forward(Operand x, Operand y, string rows) => $"{Type}.Forward({Arguments(x, y)}, {rows});";

    /// <summary>dx = f(the gradient of the input).</summary>
    /// <param name="forward">The image and the result of the pooling: the place of a maximum is recomputed from them.</param>
    /// <param name="dy">The gradient of the result.</param>
    /// <param name="tail">The operations on dx, as an expression.</param>
    /// <param name="dx">Receives it.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    public string Backward(IReadOnlyList<Operand> forward, Operand dy, string tail, Operand dx, string rows) =>
        $"{Type}.Backward({Arguments([.. forward, dy])}, {tail}, {dx.RowStride.ToString(CultureInfo.InvariantCulture)}, {rows});";

    private static string Arguments(params Operand[] operands) =>
        string.Join(", ", operands.Select(o => $"{o.Argument}, {o.RowStride.ToString(CultureInfo.InvariantCulture)}"));
}

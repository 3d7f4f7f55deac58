using System.Globalization;

namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's kernels of a pooling.</summary>
/// <param name="kernels">The names of the network's kernels.</param>
/// <param name="windows">The windows.</param>
/// <param name="function">What is taken of each.</param>
internal sealed class PoolKernels(KernelSet kernels, PoolWindows windows, PoolFunction function)
{
    private string Type => kernels.Alias(windows.Name(function), windows.Type(function));

    /// <summary>y = what each window of x gives.</summary>
    public string Forward(Operand x, Operand y, string rows) => $"{Type}.Forward({Arguments(x, y)}, {rows});";

    /// <summary>dx = f(the gradient of what was taken).</summary>
    /// <param name="forward">The image and what was taken: a maximum is found again from them.</param>
    /// <param name="dy">The gradient of what was taken.</param>
    /// <param name="tail">What is done with the result, as an expression.</param>
    /// <param name="dx">Where the result goes.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    public string Backward(IReadOnlyList<Operand> forward, Operand dy, string tail, Operand dx, string rows) =>
        $"{Type}.Backward({Arguments([.. forward, dy])}, {tail}, {dx.RowStride.ToString(CultureInfo.InvariantCulture)}, {rows});";

    private static string Arguments(params Operand[] operands) =>
        string.Join(", ", operands.Select(o => $"{o.Argument}, {o.RowStride.ToString(CultureInfo.InvariantCulture)}"));
}

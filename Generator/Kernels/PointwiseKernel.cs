using System.Globalization;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Calls the library's loop over rows for pointwise layers that no product is beside: after the raw input, a softmax, or before the loss's gradient.</summary>
internal static class PointwiseKernel
{
    /// <summary>The line that calls it.</summary>
    /// <param name="kernels">The names of the network's kernels.</param>
    /// <param name="layer">The stage, for names.</param>
    /// <param name="size">Logical number of values in a row.</param>
    /// <param name="source">Where the values come from.</param>
    /// <param name="isPadded">Whether a row of the source may be read up to a multiple of 16.</param>
    /// <param name="epilogue">What is done with them.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    /// <param name="combination">What the values are joined with first, or null.</param>
    public static string Write(KernelSet kernels, string layer, int size, Operand source, bool isPadded, Epilogue epilogue, string rows, Combination? combination = null)
    {
        string type = kernels.Alias(
            KernelNames.Of(layer, "Values"), $"Pointwise<{TypeNames.Row(size, source.RowStride)}, {TypeNames.Row(size, epilogue.Result.RowStride)}>");
        string method = isPadded || size % Panels.Width == 0 ? "Apply" : "ApplyUnpadded";
        string tail = epilogue.Tail;
        foreach (var other in Enumerable.Reverse(combination?.Others ?? []))
        {
            tail = $"Tail.{combination!.Link}({other.Argument}, {other.RowStride.ToString(CultureInfo.InvariantCulture)}, {tail})";
        }

        return $"{type}.{method}({source.Argument}, {tail}, {rows});";
    }
}

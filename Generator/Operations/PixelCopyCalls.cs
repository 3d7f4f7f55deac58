using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>Calls that copy a part of each pixel.</summary>
internal static class PixelCopyCalls
{
    /// <summary>The line that copies the given number of channels of each pixel.</summary>
    public static string Write(Operand source, int sourcePixel, Operand target, int targetPixel, int channels, int pixels, string rows) => pixels == 1
        ? RowCopyCalls.Copy(source, target, channels, rows)
        : $"PixelCopies.Copy<{TypeNames.Number(channels)}>({source.Argument}, {source.RowStride}, {sourcePixel}, {target.Argument}, {target.RowStride}, {targetPixel}, {pixels}, {rows});";

    /// <summary>Clears what follows a row: it may hold anything.</summary>
    public static void ClearBehind(Calls calls, Value value)
    {
        if (value.Layout.Size % Panels.Width != 0)
        {
            calls.Line(RowCopyCalls.ClearBehind(calls[value], value.Layout.Size, calls.Rows));
        }
    }
}

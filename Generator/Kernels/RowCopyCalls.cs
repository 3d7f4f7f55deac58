namespace NetGen.Generator.Kernels;

/// <summary>Calls of the library's copies of rows.</summary>
internal static class RowCopyCalls
{
    /// <summary>The line that copies the first values of each row.</summary>
    public static string Copy(Operand source, Operand target, int size, string rows) =>
        FormattableString.Invariant($"RowCopies.Copy({source.Argument}, {source.RowStride}, {target.Argument}, {target.RowStride}, {size}, {rows});");

    /// <summary>The line that clears what follows the values of each row.</summary>
    public static string ClearBehind(Operand operand, int size, string rows) =>
        FormattableString.Invariant($"RowCopies.ClearBehind({operand.Argument}, {operand.RowStride}, {size}, {rows});");
}

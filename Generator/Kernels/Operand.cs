namespace NetGen.Generator.Kernels;

/// <summary>What is handed to a kernel for rows, or for something that there is once.</summary>
/// <param name="Argument">The expression, of the first row.</param>
/// <param name="RowStride">Floats from row to row; 0 where it is the same for all rows.</param>
internal sealed record Operand(string Argument, int RowStride = 0)
{
    /// <summary>What stands so many floats behind its first value.</summary>
    public Operand Behind(int floats) => floats == 0 ? this : this with { Argument = FormattableString.Invariant($"ref Unsafe.Add({Argument}, {floats})") };
}

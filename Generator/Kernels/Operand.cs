namespace NetGen.Generator.Kernels;

/// <summary>An argument of a kernel: rows, or something that exists once.</summary>
/// <param name="Argument">The expression, for the first row.</param>
/// <param name="RowStride">Floats from row to row; 0 if it is the same for all rows.</param>
internal sealed record Operand(string Argument, int RowStride = 0)
{
    /// <summary>The operand at an offset in floats from its first value.</summary>
    public Operand Behind(int floats) => floats == 0 ? this : this with { Argument = FormattableString.Invariant($"ref Unsafe.Add({Argument}, {floats})") };
}

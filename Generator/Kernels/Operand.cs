namespace NetGen.Generator.Kernels;

/// <summary>A parameter of a kernel and what is passed for it.</summary>
/// <param name="Type">Its type: <c>ref float</c>, <c>ulong</c>, …</param>
/// <param name="Name">Its name inside the kernel.</param>
/// <param name="Argument">What the pass hands over (for the first row).</param>
/// <param name="RowStride">Floats from row to row; 0 where it is the same for all rows.</param>
internal sealed record Operand(string Type, string Name, string Argument, int RowStride = 0)
{
    public string Declaration => $"{Type} {Name}";

    /// <summary>What stands so many floats behind its first value.</summary>
    public Operand Behind(int floats) => floats == 0 ? this : this with { Argument = FormattableString.Invariant($"ref Unsafe.Add({Argument}, {floats})") };
}

namespace NetGen.Generator.Kernels;

/// <summary>Places in memory as a reference and a constant: the machine's addressing does the sum.</summary>
internal static class Addresses
{
    /// <summary>The float so many floats behind a reference.</summary>
    public static string Value(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}

namespace NetGen.Generator.Kernels;

/// <summary>Addresses as a reference and a constant, which the processor's addressing modes add.</summary>
internal static class Addresses
{
    /// <summary>The float at an offset from a reference.</summary>
    public static string Value(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}

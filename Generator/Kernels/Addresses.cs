namespace NetGen.Generator.Kernels;

/// <summary>Places in memory as a reference and a constant: the machine's addressing does the sum.</summary>
internal static class Addresses
{
    /// <summary>The place <paramref name="offset"/> floats behind a reference; of the second vector of a panel, one vector further.</summary>
    public static string At(string reference, int offset, int vector) => (offset, vector) switch
    {
        (0, 0) => $"ref {reference}",
        (_, 0) => $"ref Unsafe.Add(ref {reference}, {offset})",
        (0, _) => $"ref Unsafe.Add(ref {reference}, second)",
        _ => $"ref Unsafe.Add(ref {reference}, {offset} + second)",
    };

    /// <summary>The float at that place.</summary>
    public static string Value(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}

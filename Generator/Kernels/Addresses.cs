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

    /// <summary>The place so many floats behind a reference, by an expression; at the reference where that is empty.</summary>
    public static string Behind(string reference, string offset) => offset.Length == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    /// <summary>A sum of products; a factor without a name is not there.</summary>
    public static string Sum(params (string Factor, int Other)[] products) => string.Join(
        " + ", products.Where(p => p.Factor.Length > 0).Select(p => p.Other == 1 ? p.Factor : $"({p.Factor} * {p.Other.ToString(System.Globalization.CultureInfo.InvariantCulture)})"));

    /// <summary>The sum of two expressions, of which each may be empty.</summary>
    public static string Plus(string a, string b) => a.Length == 0 ? b : b.Length == 0 ? a : $"{a} + {b}";

    /// <summary>The float at that place.</summary>
    public static string Value(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}

namespace NetGen.Generator.Kernels;

/// <summary>Names of layers in identifiers.</summary>
internal static class KernelNames
{
    /// <summary>A layer's name with a suffix: <c>Dense1Layer</c>.</summary>
    public static string Of(string layer, string purpose) => char.ToUpperInvariant(layer[0]) + Identifier(layer).Substring(1) + purpose;

    /// <summary>Words as one name: <c>dense1 padded input's gradient</c> is <c>Dense1PaddedInputsGradient</c>.</summary>
    public static string OfWords(string words) =>
        string.Concat(words.Split(' ').Where(word => word.Length > 0).Select(word => Of(word.Replace("'", string.Empty), string.Empty)));

    /// <summary>A layer's name as a part of identifiers: the name of a layer in a block has dots.</summary>
    public static string Identifier(string layer) => layer.Replace('.', '_');
}

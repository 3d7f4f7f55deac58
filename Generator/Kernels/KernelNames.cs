namespace NetGen.Generator.Kernels;

/// <summary>Names of layers in identifiers.</summary>
internal static class KernelNames
{
    /// <summary>A layer's name with an ending: <c>Dense1Layer</c>.</summary>
    public static string Of(string layer, string purpose) => char.ToUpperInvariant(layer[0]) + Identifier(layer).Substring(1) + purpose;

    /// <summary>A layer's name as a part of identifiers: that of a layer in a block has dots.</summary>
    public static string Identifier(string layer) => layer.Replace('.', '_');
}

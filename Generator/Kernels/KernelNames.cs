namespace NetGen.Generator.Kernels;

/// <summary>What all kernels have in common in the text.</summary>
internal static class KernelNames
{
    /// <summary>Optimised at the first call (the default tiering runs 8 to 10 times slower for the first 0.3 s), and a body of its own.</summary>
    public const string Hot = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>A method's name: <c>Dense1Forward</c>.</summary>
    public static string Of(string layer, string purpose) => char.ToUpperInvariant(layer[0]) + Identifier(layer).Substring(1) + purpose;

    /// <summary>A layer's name as a part of identifiers: that of a layer in a block has dots.</summary>
    public static string Identifier(string layer) => layer.Replace('.', '_');
}

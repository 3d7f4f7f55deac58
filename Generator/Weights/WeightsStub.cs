using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;

namespace NetGen.Generator.Weights;

/// <summary>
/// Reads the text that the package's targets write for an item <c>NetGenWeights</c>: which file, for which network, and the hash of its content. The hash
/// makes the answer a function of
/// the text: whoever changes the file changes the text, and only then is the file read again.
/// </summary>
internal static class WeightsStub
{
    private const string Extension = ".netgenweights";

    public static bool IsStub(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static WeightsFile Read(AdditionalText text, CancellationToken cancellation)
    {
        List<string> lines = [.. text.GetText(cancellation)?.Lines.Select(l => l.ToString()) ?? []];
        string network = Value("network"), path = Value("path"), resource = Value("resource");
        try
        {
            return new WeightsFile(network, path, resource, SafetensorsHeader.Read(path), Fault: null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or NotSupportedException)
        {
            return new WeightsFile(network, path, resource, Header: null, Problem.OneLine(e.Message));
        }

        string Value(string name) => lines.Find(l => l.StartsWith(name + "=", StringComparison.Ordinal))?.Substring(name.Length + 1) ?? string.Empty;
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Weights;

/// <summary>What the package's targets write for an item <c>NetGenWeights</c>.</summary>
internal sealed class StubText(string network, string file) : AdditionalText
{
    private readonly SourceText text = SourceText.From($"network={network}\npath={file}\nsha256={Hash(file)}\nresource=NetGen.Weights/{network}\n", Encoding.UTF8);

    public override string Path { get; } = $"obj/netgen/{network}.{System.IO.Path.GetFileNameWithoutExtension(file)}.netgenweights";

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;

    private static string Hash(string file) => File.Exists(file) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))) : "";
}

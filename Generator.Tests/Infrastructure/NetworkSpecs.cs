using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.FrontEnds;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>What the parser reads of annotated classes, for tests of what comes after it.</summary>
internal static class NetworkSpecs
{
    /// <summary>The spec of a class.</summary>
    /// <param name="compilation">Where it is declared.</param>
    /// <param name="typeName">Its full name.</param>
    public static NetworkSpec Of(CSharpCompilation compilation, string typeName)
    {
        var type = compilation.GetTypeByMetadataName(typeName) ?? throw new ArgumentException($"There is no type '{typeName}'.", nameof(typeName));
        return NetworkParser.Parse(type, compilation, CancellationToken.None)?.Spec ?? throw new ArgumentException($"'{typeName}' is no network that can be read.", nameof(typeName));
    }

    /// <summary>The spec of the class <c>Net</c> in a source.</summary>
    public static NetworkSpec Of(string source) => Of(TestCompilation.Create("using NetGen; " + source), "Net");
}

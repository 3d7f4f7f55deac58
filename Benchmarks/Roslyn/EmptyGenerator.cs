using Microsoft.CodeAnalysis;

namespace NetGen.Benchmarks.Roslyn;

/// <summary>Finds the same classes as NetGen's generator and writes nothing: what Roslyn itself costs.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider.ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (_, _) => { });
    }
}

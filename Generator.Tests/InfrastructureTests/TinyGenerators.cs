using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.InfrastructureTests;

/// <summary>Does what it is told in its output step.</summary>
internal sealed class OutputGenerator(Action<SourceProductionContext> output) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (production, _) => output(production));
}

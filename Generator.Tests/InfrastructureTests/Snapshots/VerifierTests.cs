using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.InfrastructureTests.Snapshots;

public class VerifierTests
{
    [Fact]
    public Task A_driver_gives_its_sources_and_diagnostics()
    {
        var descriptor = new DiagnosticDescriptor("TEST0001", "A title", "Layer {0} is wide", "Cost", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var runner = new GeneratorRunner(new OutputGenerator(production =>
        {
            production.AddSource("Second.g.cs", "// second\n");
            production.AddSource("First.g.cs", "// first\n");
            production.ReportDiagnostic(Diagnostic.Create(descriptor, Location.None, "dense1"));
        }));

        return Verify(runner.Run("class Empty;").Driver);
    }

    [Theory]
    [InlineData(3, "tanh")]
    [InlineData(16, "a/b")]
    public Task Parameters_are_part_of_the_name(int width, string activation) => Verify($"{width} {activation}").UseParameters(width, activation);

    [Fact]
    public async Task Parameters_must_all_be_given()
    {
        var exception = await Assert.ThrowsAsync<VerifyException>(() => Verify("text").UseParameters(1));

        Assert.Contains("VerifierTests.Parameters_must_all_be_given has 0 parameters, but 1 were given", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exception_of_a_generator_comes_through()
    {
        var run = new GeneratorRunner(new OutputGenerator(_ => throw new InvalidOperationException("broken"))).Run("class Empty;");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Verify(run.Driver));

        Assert.Equal("broken", exception.Message);
    }

    [Fact]
    public void An_object_without_converter_is_refused() =>
        Assert.Throws<VerifyException>(() => { _ = Verify(42).ToTask(); });
}

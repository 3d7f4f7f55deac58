using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Where analyzers are switched off, the generated file says what is wrong.</summary>
public class AnalyzersOffTests
{
    private const string Invalid = "using NetGen; [Network(8, 8, 1)] [Dense(10)] public partial class Net;";
    private const string Message = "NETGEN0102: Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it";

    [Theory]
    [InlineData("RunAnalyzers", "false")]
    [InlineData("RunAnalyzers", "False")]
    [InlineData("RunAnalyzersDuringBuild", "false")]
    public void An_error_is_in_the_generated_file(string property, string value)
    {
        var error = Assert.Single(Run(Invalid, property, value).Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1029", error.Id);
        Assert.Equal($"#error: '{Message}'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("RunAnalyzers", "true")]
    [InlineData("RunAnalyzers", "")]
    public void With_analyzers_it_is_not(string property, string value) =>
        Assert.DoesNotContain(Run(Invalid, property, value).Diagnostics, d => d.Severity == DiagnosticSeverity.Error);

    [Fact]
    public void A_class_that_cannot_be_extended_gives_its_error_alone() =>
        Assert.Contains(
            "\n#error NETGEN0001: 'Net' must be declared partial, so that the network can be written into it\n",
            Run("using NetGen; [Network(4)] [Dense(10)] public class Net;", "RunAnalyzers", "false").Source("Net.g.cs"),
            StringComparison.Ordinal);

    [Fact]
    public void Warnings_do_not_stop_the_network() =>
        Run("using NetGen; [Network(4)] [Dense(10)] [Dense(10)] public partial class Net;", "RunAnalyzers", "false").CheckedOutput();

    [Theory]
    [InlineData("a\\nb", "a\\u000Ab")]
    [InlineData("a\\r\\nb", "a\\u000D\\u000Ab")]
    [InlineData("a\\u2028b", "a\\u2028b")]
    [InlineData("a\\u0085b", "a\\u0085b")]
    public void A_message_is_one_line(string name, string shown)
    {
        var error = Assert.Single(
            Run($"using NetGen; [Network(4)] [Dense(10, Name = \"{name}\")] public partial class Net;", "RunAnalyzers", "false").Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1029", error.Id);
        Assert.Contains($"the name '{shown}'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(string source, string property, string value) =>
        new GeneratorRunner(new NetworkGenerator(), new RowGenerator())
        {
            Settings = CompilationSettings.Strict with { GeneratedDocumentation = DocumentationMode.Parse },
            BuildProperties = new Dictionary<string, string> { [property] = value },
        }.Run(source);
}

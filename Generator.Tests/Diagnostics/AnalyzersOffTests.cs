using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What the generators do about a wrong network without any analyzer: they report its errors, and what they write is none that compiles.</summary>
public class AnalyzersOffTests
{
    private const string Invalid = "using NetGen; [Network(8, 8, 1)] [Dense(10)] [CrossEntropyLoss] public partial class Net;";

    [Fact]
    public void The_generator_reports_an_error_at_its_place()
    {
        var error = Assert.Single(Reported(Invalid));
        Assert.Equal("NETGEN0102", error.Id);
        Assert.Equal("Dense(10)", error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan));
    }

    /// <summary>The last resort, where something has no value that the generator sees, and no analyzer knows why.</summary>
    [Theory]
    [InlineData(Invalid, "NETGEN0102: Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it")]
    [InlineData("using NetGen; [Network(4)] [Dense(10)] public class Net;", "NETGEN0001: 'Net' must be declared partial, so that the generator can add the network's members to it")]
    [InlineData("using NetGen; [Dense(10)] public partial class Net;", "NETGEN0005: 'Net' has layer attributes but no [Network] attribute that makes it a network")]
    [InlineData("using NetGen; [Network(4)] [Dense(Later)] public partial class Net;", "NETGEN0008: An argument or a type of 'Net' has no value that the generator can see")]
    public void What_is_written_does_not_compile(string source, string message)
    {
        var run = Runner.Run(source);
        Assert.Contains($"\n#error {message}\n", run.Source("Net.g.cs"), StringComparison.Ordinal);
        Assert.Contains(run.Output.GetDiagnostics(), d => d.Id == "CS1029");
        Assert.False(run.Output.Emit(Stream.Null).Success);
    }

    [Fact]
    public void Warnings_are_the_analyzer_s_and_do_not_stop_the_network()
    {
        const string Doubtful = "using NetGen; [Network(4)] [Dense(10)] [Dense(10)] public partial class Net;";
        Assert.Empty(Reported(Doubtful));
        Runner.Run(Doubtful).CheckedOutput();
    }

    [Fact]
    public void The_layers_of_a_block_are_no_stray_ones() =>
        Assert.Empty(Reported("using NetGen; [Block] [Dense(3)] public class Part; [Network(4)] [Block<Part>] public partial class Net;"));

    [Theory]
    [InlineData("a\\nb", "a\\u000Ab")]
    [InlineData("a\\r\\nb", "a\\u000D\\u000Ab")]
    [InlineData("a\\u2028b", "a\\u2028b")]
    [InlineData("a\\u0085b", "a\\u0085b")]
    public void A_message_is_one_line(string name, string shown)
    {
        var run = Runner.Run($"using NetGen; [Network(4)] [Dense(10, Name = \"{name}\")] public partial class Net;");
        var error = Assert.Single(run.Output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1029", error.Id);
        Assert.Contains($"the name '{shown}'", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static GeneratorRunner Runner => new(new NetworkGenerator(), new RowGenerator())
    {
        Settings = CompilationSettings.Strict with { GeneratedDocumentation = DocumentationMode.Parse },
    };

    private static ImmutableArray<Diagnostic> Reported(string source) => Runner.Run(source).Driver.GetRunResult().Diagnostics;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Whatever a person writes, generator and analyzer neither crash nor hang, and a class is either written well or has an error that says why not.</summary>
/// <remarks>The number of sources is 300 times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set), up to 20,000.</remarks>
[Trait("Category", "Long")]
public class MutatedSourceTests
{
    private const int SourcesAtScaleOne = 300;
    private const int AllSources = 20_000;
    private const int Batches = 4;

    /// <summary>Only for a source that hangs: others take about 0.1 s, and on the busiest of machines not a thousand times as long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private const string Own =
        """
        public sealed class Own : NetGen.IActivation
        {
            public static System.Numerics.Vector<float> Forward(System.Numerics.Vector<float> x) => x * x;
            public static System.Numerics.Vector<float> Backward(System.Numerics.Vector<float> x, System.Numerics.Vector<float> y, System.Numerics.Vector<float> dy) => dy * (x + x);
        }
        public sealed class OwnLoss : NetGen.ILoss
        {
            public static float Evaluate(System.ReadOnlySpan<float> output, System.ReadOnlySpan<float> target, System.Span<float> gradient) => 0;
        }
        """;

    private static readonly CompilationSettings Settings = CompilationSettings.Strict with { TreatWarningsAsErrors = false, GeneratedDocumentation = DocumentationMode.Parse };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Mutated_sources(int seed)
    {
        var mutator = new SourceMutator(seed);
        int count = (int)Math.Clamp(TestScale.Factor * SourcesAtScaleOne, Batches, AllSources) / Batches, clean = 0, refused = 0;
        for (int i = 0; i < count; i++)
        {
            string source = mutator.Next();
            bool? isWritten = await IsWritten(source, $"Source {i} of seed {seed}");
            clean += isWritten == true ? 1 : 0;
            refused += isWritten == false ? 1 : 0;
        }

        // Neither half may vanish: mutations that break everything, or nothing, test little.
        Assert.InRange(clean, count / 20, count);
        Assert.InRange(refused, count / 20, count);
    }

    [Fact]
    public async Task The_sources_to_mutate_have_no_mistake()
    {
        foreach (string source in SourceMutator.Bases)
        {
            Assert.True(await IsWritten(source, "A base") == true, source);
        }
    }

    private static async Task<bool?> IsWritten(string source, string name)
    {
        using var timeout = new CancellationTokenSource(Limit);
        try
        {
            return await IsWritten(source, timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new Xunit.Sdk.XunitException($"{name} hangs:\n{source}");
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{name} failed:\n{source}", exception);
        }
    }

    /// <summary>Null where the source says nothing of a network, true where the network was written, false where an error says why it was not.</summary>
    private static async Task<bool?> IsWritten(string source, CancellationToken cancellation)
    {
        var compilation = TestCompilation.Create(Settings, "using NetGen;\n" + source, Own);
        var driver = new GeneratorRunner(new NetworkGenerator(), new RowGenerator()) { Settings = Settings }.CreateDriver()
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var said, cancellation);
        var analysis = output.WithAnalyzers([new NetworkAnalyzer()]);
        var reported = await analysis.GetAnalyzerDiagnosticsAsync(cancellation);
        var compiler = output.GetDiagnostics(cancellation);

        // Of a crash the compiler says CS8785 in the generator's name, or AD0001 in the analyzer's.
        Diagnostic[] ours = [.. said, .. reported];
        Assert.True(ours.All(IsOurs), $"{DiagnosticLines.Of(ours)}\n{source}");

        var errors = ours.Concat(compiler).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var generated = driver.GetRunResult().GeneratedTrees.ToHashSet();
        if (errors.Exists(IsOurs))
        {
            // The generated file only repeats it.
            errors.RemoveAll(d => d.Id == "CS1029" && d.Location.SourceTree is { } tree && generated.Contains(tree));
        }

        if (errors.Count == 0)
        {
            // What has no error compiles without warnings in generated code, and every network in it was really written.
            var problems = compiler.Where(d => d.Severity == DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && generated.Contains(tree)).ToList();
            Assert.True(problems.Count == 0, $"{DiagnosticLines.Of(problems)}\n{source}");
            Assert.True(generated.All(HoldsCode), $"The network or the encoder was not written, and nothing says why:\n{source}");
            return generated.Count > 0 ? true : null;
        }

        // If only we object, generated code adds no errors of its own.
        bool isOnlyOurs = errors.TrueForAll(d => IsOurs(d) || (d.Location.SourceTree is { } tree && generated.Contains(tree)));
        Assert.True(!isOnlyOurs || errors.TrueForAll(IsOurs), $"{DiagnosticLines.Of(errors)}\n{source}");
        return isOnlyOurs ? false : null;
    }

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("NETGEN", StringComparison.Ordinal);

    private static bool HoldsCode(SyntaxTree generated) =>
        generated.ToString() is var text && (text.Contains("INetworkKernels", StringComparison.Ordinal) || text.Contains("RowEncoding.Check", StringComparison.Ordinal));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Incrementality;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What an edit makes run again: nothing but the transform, unless it changes the attributes of a network.</summary>
public class NetworkGeneratorTests
{
    private const string Network =
        """
        using NetGen;

        namespace Models;

        /// <summary>A network.</summary>
        [Network(8, 8, 1)]
        [Rescale(1.0 / 16)]
        [Flatten]
        [Dense(32, Activation.ReLU, Name = nameof(Hidden))]
        [Dropout(0.2)]
        [Dense(10)]
        [CrossEntropyLoss]
        public sealed partial class Digits
        {
            public partial LayerView Hidden { get; }
        }
        """;

    private const string Other = "namespace Models; public static class Other { public static int F() => 1; }";
    private const string Second = "using NetGen; namespace Models; [Network(2)] [Dense(1)] public partial class Second;";
    private const string WithError = "using NetGen; namespace Models; [Network(8, 8, 1)] [Dense(1)] public partial class Wrong { public partial LayerView Hidden { get; } }";

    private static readonly IncrementalityVerifier Verifier = new(IncrementalityVerifier.NamesIn(typeof(TrackingNames)), new NetworkGenerator());

    private static CSharpCompilation Compilation => TestCompilation.Create(Network, Other, Second);

    [Fact]
    public void The_same_sources_are_cached() => Verifier.AssertCached(Compilation);

    [Theory]
    [InlineData("// comment\n" + Other)]
    [InlineData("namespace Models; public static class Other { public static int F() => 2; public static void G() { } }")]
    [InlineData("namespace Elsewhere; public static class Other;")]
    [InlineData("namespace Models; public static class Other { half typed")]
    public void Another_file_runs_the_transform_only(string edited) => Only_the_transform_runs(1, edited);

    [Theory]
    [InlineData("public sealed partial class Digits", "// comment\npublic sealed partial class Digits")]
    [InlineData("[Dropout(0.2)]", "[Dropout(0.2)] // a fifth")]
    [InlineData("[Dropout(0.2)]", "[Dropout(rate: 1.0 / 5)]")]
    [InlineData("[Flatten]\n[Dense", "[Flatten, Dense")]
    [InlineData("namespace Models;", "namespace Models;\n\npublic class Inserted { public int Field; }\n")]
    [InlineData("{ get; }", "{ get; }\n\n    public int Rows(int values) => values / InputSize;")]
    [InlineData("public partial LayerView", "public /* a handle */ partial LayerView")]
    [InlineData("A network.", "Reads digits.")]
    public void An_edit_beside_the_attributes_runs_the_transform_only(string text, string edited) =>
        Only_the_transform_runs(0, Network.Replace(text, edited, StringComparison.Ordinal));

    [Fact]
    public void A_class_that_moves_to_another_file_changes_nothing() =>
        Verifier.AssertRunReasons(
            Compilation,
            compilation => Replace(Replace(compilation, 1, Other + "\n" + Second.Replace("using NetGen; namespace Models; ", "", StringComparison.Ordinal).Replace("[Network", "[NetGen.Network", StringComparison.Ordinal).Replace("[Dense", "[NetGen.Dense", StringComparison.Ordinal)), 2, "// moved"),
            RunReasons.AllCached);

    [Theory]
    [InlineData("[Dense(32,", "[Dense(33,")]
    [InlineData("1.0 / 16", "1.0 / 255")]
    [InlineData("[Dropout(0.2)]", "")]
    [InlineData("class Digits", "class Numbers")]
    [InlineData("[CrossEntropyLoss]", "")]
    public void A_changed_network_modifies_its_own_stages_only(string text, string edited)
    {
        string source = Network.Replace(text, edited, StringComparison.Ordinal);
        Verifier.AssertRunReasons(
            Compilation,
            compilation => Replace(compilation, 0, source),
            RunReasons.Modified(TrackingNames.Spec, TrackingNames.Source, RunReasons.Output));

        var runner = new GeneratorRunner(new NetworkGenerator());
        var driver = runner.CreateDriver(trackSteps: true).RunGenerators(Compilation).RunGenerators(Replace(Compilation, 0, source));
        var reasons = driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Source].SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
        Assert.Equal(2, reasons.Count);
        Assert.Single(reasons, IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_value_of_a_constant_in_another_file_modifies_the_network() =>
        Verifier.AssertRunReasons(
            TestCompilation.Create("using NetGen; [Network(2)] [Dense(Sizes.Units)] public partial class Net;", "static class Sizes { public const int Units = 3; }"),
            compilation => Replace(compilation, 1, "static class Sizes { public const int Units = 4; }"),
            RunReasons.Modified(TrackingNames.Spec, TrackingNames.Source, RunReasons.Output));

    /// <summary>Its text is not made anew, but the place of its error may be another after each edit.</summary>
    [Fact]
    public void A_network_with_an_error_is_located_again() =>
        Verifier.AssertRunReasons(
            TestCompilation.Create(WithError, Other), compilation => Replace(compilation, 0, "// moved\n" + WithError), RunReasons.Modified(RunReasons.Output));

    // The specs themselves count as cached: the transform has no name, and what it gave is equal.
    private static void Only_the_transform_runs(int file, string edited) =>
        Verifier.AssertRunReasons(Compilation, compilation => Replace(compilation, file, edited), RunReasons.OnlyTransformRan());

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text) =>
        compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[file],
            TestCompilation.Parse(new SourceFile(compilation.SyntaxTrees[file].FilePath, text), CompilationSettings.Strict.ParseOptions));
}

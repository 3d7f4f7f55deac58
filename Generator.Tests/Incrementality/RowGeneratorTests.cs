using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Incrementality;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What an edit makes run again of an encoder, and of a network that takes its size from it.</summary>
public class RowGeneratorTests
{
    private const string Row =
        """
        using NetGen;

        namespace Models;

        /// <summary>A flat.</summary>
        [Features]
        public sealed partial record Flat(float Area, [Category("Nord", "West")] string District, Heating Heating, [Missing(0)] int? Floor, [Target] float Rent)
        {
            public float Side => System.MathF.Sqrt(Area);
        }
        """;

    private const string Other = "namespace Models; public enum Heating { Gas, Oil }";
    private const string Network = "using NetGen; namespace Models; [Network<Flat>] [Dense(1)] [MeanSquaredErrorLoss] public partial class RentModel;";
    private const string Second = "using NetGen; namespace Models; [Features] public partial record Point(float X, float Y); [Network(2)] [Dense(1)] public partial class Plain;";
    private const string WithError = "using NetGen; namespace Models; [Features] public partial record Wrong(float? X); [Network<Wrong>] [Dense(1)] public partial class WrongModel;";

    private static readonly string[] Modified = [TrackingNames.Spec, TrackingNames.Source, RunReasons.Output];

    private static readonly IncrementalityVerifier Rows = new(IncrementalityVerifier.NamesIn(typeof(TrackingNames)), new RowGenerator());

    private static readonly IncrementalityVerifier Networks = new(IncrementalityVerifier.NamesIn(typeof(TrackingNames)), new NetworkGenerator());

    private static CSharpCompilation Compilation => TestCompilation.Create(Row, Other, Network, Second);

    /// <summary>Their texts are not made anew, but the places of their errors may be others after each edit.</summary>
    [Fact]
    public void A_row_with_an_error_is_located_again()
    {
        var compilation = TestCompilation.Create(WithError, Other);
        Rows.AssertRunReasons(compilation, c => c.ReplaceSyntaxTree(c.SyntaxTrees[0], TestCompilation.Parse(new SourceFile("Test0.cs", "// moved\n" + WithError), CompilationSettings.Strict.ParseOptions)), RunReasons.Modified(RunReasons.Output));
    }

    [Fact]
    public void The_same_sources_are_cached()
    {
        Rows.AssertCached(Compilation);
        Networks.AssertCached(Compilation);
    }

    [Theory]
    [InlineData(1, Other, "// comment\n" + Other)]
    [InlineData(1, Other, Other + " public static class Unrelated { public static int F() => 2; }")]
    [InlineData(0, "A flat.", "A home.")]
    [InlineData(0, "System.MathF.Sqrt(Area)", "Area")]
    [InlineData(0, "float Area, ", "float Area /* m² */, ")]
    [InlineData(0, "[Missing(0)]", "[Missing(1 - 1)]")]
    [InlineData(0, "namespace Models;", "namespace Models;\n\npublic class Inserted { public int Field; }\n")]
    public void An_edit_beside_the_properties_runs_the_transforms_only(int file, string text, string edited)
    {
        Rows.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.OnlyTransformRan());
        Networks.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.OnlyTransformRan());
    }

    [Theory]
    [InlineData(0, "float Area, ", "float Area, bool HasLift, ")]
    [InlineData(0, "\"West\"", "\"West\", \"Altstadt\"")]
    [InlineData(1, "Gas, Oil", "Gas, Oil, Wood")]
    public void Another_number_of_inputs_writes_encoder_and_network_anew(int file, string text, string edited)
    {
        Rows.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.Modified(Modified));
        Networks.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.Modified(Modified));
    }

    [Theory]
    [InlineData(0, "\"West\"", "\"Altstadt\"")]
    [InlineData(0, "[Missing(0)]", "[Missing(1)]")]
    [InlineData(0, "[Target] float", "[Target] double")]
    [InlineData(1, "Gas, Oil", "Gas, Wood")]
    public void The_same_number_of_inputs_leaves_the_network_alone(int file, string text, string edited)
    {
        Rows.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.Modified(Modified));
        Networks.AssertRunReasons(Compilation, c => Edit(c, file, text, edited), RunReasons.OnlyTransformRan());
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string text, string edited)
    {
        var tree = compilation.SyntaxTrees[file];
        string source = tree.ToString();
        Assert.Contains(text, source, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse(new SourceFile(tree.FilePath, source.Replace(text, edited, StringComparison.Ordinal)), CompilationSettings.Strict.ParseOptions));
    }
}

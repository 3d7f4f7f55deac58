using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Variants;

/// <summary>Encoders compile without a warning wherever rows stand and whatever they are called, and networks find them there.</summary>
public class RowVariantTests
{
    private const string Network = "[NetGen.Network<@ROW>] [NetGen.Dense(1)] public partial class Net;";

    private static readonly CompilationSettings Settings = CompilationSettings.Strict with { GeneratedDocumentation = DocumentationMode.Parse };

    [Theory]
    [InlineData("[NetGen.Features] public partial record Row(float X);", "Row")]
    [InlineData("namespace App.System { [global::NetGen.Features] public partial record Row(float X); }", "App.System.Row")]
    [InlineData("namespace @event { [NetGen.Features] public partial record @class(float @new, [NetGen.Category(\"a\")] string @switch); }", "@event.@class")]
    [InlineData("public partial class Outer { public partial interface IInner { [NetGen.Features] internal partial record struct Row(float X); } }", "Outer.IInner.Row")]
    [InlineData("public enum E { @class, Other, Alias = Other } [NetGen.Features] public partial record Row(E row, [NetGen.Missing(E.@class)] E? inputs, [NetGen.Label] E other);", "Row")]
    [InlineData("[NetGen.Features] public partial record Row([NetGen.Category(\"\\\"\", \"\\n<&>\", \"{0}\")] string X);", "Row")]
    [InlineData("[System.Obsolete] [NetGen.Features] public partial record Row(float X) { }", "Row")]
    [InlineData("[NetGen.Features] public partial class Row { [System.Obsolete] public float X => 1; [System.Obsolete(\"Y\", DiagnosticId = \"OLD1\")] public float Y => 1; }", "Row")]
    [InlineData("#pragma warning disable CS8981\npublic class var; public class nint; [NetGen.Features] public partial record row(float X, [NetGen.Category(\"a\")] string Y, [NetGen.Category(\"a\"), NetGen.Missing(\"a\")] string? Z);", "row")]
    [InlineData("namespace @class.@record { public static partial class @static { [NetGen.Features] public partial record @new(float @event, [NetGen.Category(\"a\")] string @out, [NetGen.Label] bool @field); } }", "@class.@record.@static.@new")]
    [InlineData("public enum E { A, [System.Obsolete] B } [NetGen.Features] public partial record Row(E X);", "Row")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"NEW1\")] [NetGen.Features] public partial record Row(float X);", "Row")]
    public void Names_and_marks_of_the_user(string source, string row)
    {
        string network = Network.Replace("@ROW", row, StringComparison.Ordinal);
        var run = Run($"{source}\n#pragma warning disable CS0612, NEW1\ninternal partial class Nets {{ {network.Replace("public", "internal", StringComparison.Ordinal)} }}");
        GeneratedAssembly.Emit(run.CheckedOutput());
    }

    [Fact]
    public void A_public_network_may_have_internal_rows() =>
        GeneratedAssembly.Emit(Run("[NetGen.Features] internal partial record Row(float X); " + Network.Replace("@ROW", "Row", StringComparison.Ordinal)).CheckedOutput());

    [Fact]
    public void Where_annotations_are_off_a_string_may_be_missing() =>
        GeneratedAssembly.Emit(Run("#nullable disable\n[NetGen.Features] public partial record Row([NetGen.Category(\"a\"), NetGen.Missing(\"a\")] string X, [NetGen.Category(\"a\")] string Y);").CheckedOutput());

    [Fact]
    public void A_row_of_another_assembly_gives_the_size()
    {
        var library = TestCompilation.Create(Settings with { AssemblyName = "Rows" }, "[NetGen.Features] public partial record Row(float X, [NetGen.Category(\"a\", \"b\")] string Y);");
        var image = MetadataReference.CreateFromImage(GeneratedAssembly.Emit(Runner.Run(library).CheckedOutput()));

        var output = Runner.Run(TestCompilation.Create(Settings, Network.Replace("@ROW", "Row", StringComparison.Ordinal)).AddReferences(image)).CheckedOutput();

        Assert.Equal(3, ((IFieldSymbol)output.GetTypeByMetadataName("Net")!.GetMembers("InputSize").Single()).ConstantValue);
    }

    [Fact]
    public async Task A_row_of_another_assembly_without_an_encoder_is_an_error()
    {
        var library = TestCompilation.Create(Settings with { AssemblyName = "Rows" }, "[NetGen.Features] public partial record Row(float X);");
        var compilation = TestCompilation.Create(Settings, Network.Replace("@ROW", "Row", StringComparison.Ordinal)).AddReferences(MetadataReference.CreateFromImage(GeneratedAssembly.Emit(library)));

        var diagnostics = await new Infrastructure.Diagnostics.DiagnosticRun(Runner, [new NetworkAnalyzer()], "NETGEN").Diagnose(compilation);

        Assert.Equal(
            "NETGEN0508: [Network<Row>] takes its input from 'Row', which has no encoder: NetGen's generator did not run in the project that compiles it",
            string.Join('\n', diagnostics.Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")));
    }

    [Fact]
    public void The_error_of_a_row_is_reported_once()
    {
        var run = Runner.Run("using NetGen; [Features] public partial record Row(float? X); " + Network.Replace("@ROW", "Row", StringComparison.Ordinal));

        Assert.Equal("NETGEN0504", Assert.Single(run.Driver.GetRunResult().Diagnostics).Id);
        Assert.Contains("#error The row type of 'Net' has errors", run.Source("Net.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_their_enums_may_be_private() =>
        GeneratedAssembly.Emit(Run("internal partial class Outer { private enum Kind { A, B } [NetGen.Features] private partial record Row(Kind X, [NetGen.Label] Kind Y); }").CheckedOutput());

    /// <summary>They are looked up in a table. (A <c>switch</c> of so many took the compiler half a minute.)</summary>
    [Theory]
    [InlineData("[NetGen.Category(@NAMES)] string")]
    [InlineData("Kind")]
    public void Thousands_of_categories_are_no_switch(string type)
    {
        string names = string.Join(", ", Enumerable.Range(0, 5000).Select(i => $"N{i}"));
        string quoted = string.Join(", ", Enumerable.Range(0, 5000).Select(i => $"\"N{i}\""));
        var run = Run($"public enum Kind {{ {names} }} [NetGen.Features] public partial record Row({type.Replace("@NAMES", quoted, StringComparison.Ordinal)} X);");
        GeneratedAssembly.Emit(run.CheckedOutput());
        Assert.DoesNotContain("switch", run.Source("Row.g.cs"), StringComparison.Ordinal);
    }

    /// <summary>Rows that a line of a file can be made into say so; of others <c>FromCsv</c> does not compile.</summary>
    [Theory]
    [InlineData(true, "record Row(float X, [NetGen.Ignored] string Name)")]
    [InlineData(true, "record struct Row(float X, [NetGen.Ignored] System.DateTime Day, [NetGen.Ignored] System.Guid? Id, [NetGen.Ignored] float[]? Rest)")]
    [InlineData(true, "class Row { public float X { get; set; } public required bool Y { get; init; } [NetGen.Ignored] public string Name { get; set; } = \"\"; }")]
    [InlineData(true, "class Row(float x) { public float X { get; } = x; public float Y => 2 * X; [NetGen.Ignored] public System.Collections.Generic.List<int> Rest { get; set; } = []; }")]
    [InlineData(true, "class Row { private Row() { } public Row(float x) { X = x; } public Row(float x, int unknown) : this(x + unknown) { } public float X { get; private set; } }")]
    [InlineData(true, "struct Row { [NetGen.Label, NetGen.Category(\"a\")] public string? Y { get; set; } public sbyte X { get; set; } public System.Half Z { get; set; } public decimal W { get; set; } }")]
    [InlineData(true, "record Row(System.DayOfWeek @class, [NetGen.Ignored] System.DayOfWeek? @event) { [System.Obsolete] public bool IsOld { get; init; } }")]
    [InlineData(false, "record Row(float X, [NetGen.Ignored] float[] Rest)")]
    [InlineData(false, "class Row(int unknown) { public float X => unknown; }")]
    [InlineData(false, "class Row { public float X { get; private set; } }")]
    [InlineData(false, "class Row { public float X { get; set; } public required int unknown; }")]
    [InlineData(false, "class Row { public float X => 1; }")]
    [InlineData(false, "abstract record Row(float X)")]
    public void Rows_that_can_be_read_are(bool isRead, string row)
    {
        row = row.Contains('{', StringComparison.Ordinal) ? row : row + ";";
        int keyword = row.IndexOf("record", StringComparison.Ordinal) is >= 0 and int record ? record : row.IndexOf("struct", StringComparison.Ordinal) is >= 0 and int value ? value : row.IndexOf("class", StringComparison.Ordinal);
        var run = Run($"#pragma warning disable CS0649, CS9035\n[NetGen.Features] public {row[..keyword]}partial {row[keyword..]}");

        Assert.Equal(isRead, run.Source("Row.g.cs").Contains("NetGen.ICsvRow<global::Row>.Read(", StringComparison.Ordinal));
        GeneratedAssembly.Emit(run.CheckedOutput());
    }

    private static GeneratorRunner Runner => new(new NetworkGenerator(), new RowGenerator()) { Settings = Settings };

    private static GeneratorRun Run(string source) => Runner.Run(TestCompilation.Create(Settings, source));
}

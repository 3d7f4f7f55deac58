using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every mistake: exactly one message, at the attribute or argument at fault, that names the layer, the expected and the actual.</summary>
public class DiagnosticTests
{
    private const string Using = "using NetGen;\n";

    /// <summary>Code that uses all that a network has: it must not add an error to that of the network.</summary>
    private const string Usage =
        """
        public static class Usage
        {
            public static float Use(Net network, TargetBatch targets)
            {
                var other = new Net(seed: 1);
                var trainer = new Trainer<Net>(network, new Adam()) { BatchSize = 2 };
                float[] inputs = new float[Net.InputSize], outputs = new float[Net.OutputSize];
                other.Predict(inputs, outputs);
                other.PredictProbabilities(inputs, outputs);
                other.Forward(inputs, outputs);
                other.Backward(outputs);
                other.ComputeGradients(inputs, targets);
                _ = trainer.ToString() + other.PredictClass(inputs) + other.PredictLabel(inputs) + other.Layer(nameof(Net.Predict)).Name + Net.Description.Name;
                _ = Net.FromFile("net.safetensors").Clone().Seed + Net.ParameterCount + Net.MultiplyAdds + network.Step + network.Parameters.Length;
                return network.TrainStep(inputs, targets, new Sgd());
            }
        }
        """;

    private static readonly DiagnosticCase[] Cases = [.. DeclarationCases.All, .. ShapeCases.All, .. OptionCases.All, .. CostCases.All, .. TypeCases.All, .. RowCases.All, .. PortCases.All, .. StreamCases.All];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    public static TheoryData<string> NamesThatKeepMembers => [.. Cases.Where(c => c.KeepsMembers && IsError(c)).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_mistake_is_one_message_at_its_place(string name)
    {
        var mistake = Case(name);
        return Verifier(mistake).VerifyMessages(Using + mistake.Source, mistake.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Errors_cannot_be_silenced_and_warnings_can(string name)
    {
        var mistake = Case(name);
        return Verifier(mistake).VerifySilencing(Silencing.OfMessages, Using + mistake.Source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Errors_do_not_depend_on_the_analyzer(string name)
    {
        var mistake = Case(name);
        return Verifier(mistake).VerifySilencing(Silencing.OfAnalyzers, Using + mistake.Source);
    }

    [Theory]
    [MemberData(nameof(NamesThatKeepMembers))]
    public Task Code_that_uses_the_class_has_no_errors_of_its_own(string name)
    {
        var mistake = Case(name);
        return Verifier(mistake).Verify($"{Using}{mistake.Source}\n", Using + Usage);
    }

    [Fact]
    public Task A_layer_view_of_a_class_with_an_error_is_implemented() =>
        Verifier(Cases[0]).Verify(
            """
            using NetGen;
            [Network(8, 8, 1)]
            [{|NETGEN0102:Dense(4, Activation.ReLU, Name = nameof(Hidden))|}]
            [Dense(2)]
            public partial class Net
            {
                public partial LayerView Hidden { get; }

                public float First => Hidden.Weight(0, 0);
            }
            """);

    [Fact]
    public Task Inputs_and_heads_of_a_class_with_an_error_are_parameters() =>
        Verifier(Cases[0]).Verify(
            """
            using NetGen;
            [Network]
            [Input("board", 4)]
            [Input("clock", 2)]
            [Dense({|NETGEN0201:0|}, From = "board", Name = "trunk")]
            [Concat("clock")]
            [CrossEntropyLoss(Name = "policy")]
            [HuberLoss(Name = "value", From = "trunk")]
            [Output("features", From = "trunk")]
            public partial class Net;

            public static class Usage
            {
                public static float Use(Net net, float[] x, int[] labels)
                {
                    net.Predict(board: x, clock: x, policy: x, value: x, features: x);
                    net.Forward(x, x, x, x, x);
                    net.BackwardHeads(policyGradient: x, valueGradient: x, featuresGradient: x, clockGradient: x);
                    return net.TrainStep(x, x, labels, x, new Adam()) + (float)net.ComputeGradients(x, x, policyTargets: labels, valueTargets: x).Mean;
                }
            }
            """);

    [Fact]
    public Task The_members_of_a_class_with_an_error_need_no_documentation() =>
        Verifier(Cases[0], DocumentationMode.Diagnose).Verify(
            "using NetGen; /** <summary>A network.</summary> */ [Network(2)] [Dense({|NETGEN0201:0|})] public partial class Net;");

    [Fact]
    public Task A_base_class_without_a_constructor_is_an_error_of_CSharp_only() =>
        Verifier(Cases[0]).Verify(
            "using NetGen; public class Base { public Base(int size) { } } [Network(2)] [Dense(1)] public partial class {|CS7036:Net|} : Base;");

    [Fact]
    public Task Two_losses_that_are_no_heads_miss_their_names_and_layers() =>
        Verifier(Cases[0]).Verify("using NetGen; [Network(2)] [Dense(1)] [{|NETGEN0013:HuberLoss|}] [{|NETGEN0013:HuberLoss|}] public partial class Net;");

    [Theory]
    [InlineData("[Network(2)] [Dense({|CS0103:Units|})] public partial class Net;")]
    [InlineData("[Network(2)] [Dense({|CS0103:Units|})] public partial class Net { public static void Use(Net net) => net.Predict(default, default); }")]
    [InlineData("[Network(2)] [Dense({|CS1503:\"2\"|})] public partial class Net;")]
    [InlineData("[Network(2, {|CS0103:Height|})] [Dense(1)] public partial class Net;")]
    [InlineData("[Network(2)] [Activation<{|CS0315:int|}>] public partial class Net;")]
    [InlineData("[Network(2)] [Activation<{|CS0246:Own|}>] public partial class Net;")]
    [InlineData("[Network(2)] [Activation<{|CS8920:IActivation|}>] public partial class Net;")]
    [InlineData("[Network(2)] [Activation<Own>] public partial class Net; public class Own : {|CS0535:{|CS0535:IActivation|}|};")]
    [InlineData("[Network(2)] [{|CS0246:{|CS0246:Dens|}|}(1)] [Dense(1)] public partial class Net;")]
    [InlineData("[Network(2)] [Dense(1)] public partial class Net { public static partial LayerView {|CS9248:Hidden|} { get; } }")]
    [InlineData("[Network(2)] [Dense(1)] public partial class Net { public partial LayerView {|CS9248:Hidden|} { get; set; } }")]
    [InlineData("[Network(2)] [Dense(1)] public partial class Net { public partial LayerView {|CS9248:Hidden|} { init; } }")]
    [InlineData("[Network(2)] [Dense(1)] public partial class Net { public partial LayerView {|CS9248:this|}[int index] { get; } }")]
    [InlineData("[{|CS0592:Network|}(2)] [{|CS0592:Dense|}(1)] public partial struct Net;")]
    [InlineData("[Network<{|CS0246:Row|}>] [Dense(1)] public partial class Net;")]
    [InlineData("[Features] public partial record Row(float X); [Network<Row>] [{|CS0579:Network<Row>|}] [Dense(1)] public partial class Net;")]
    [InlineData("[Features] public partial record Row({|CS0246:Missing|} X);")]
    [InlineData("[Features] public partial record Row([Category({|CS0103:A|})] string X);")]
    [InlineData("[Features] [{|CS0579:Features|}] public partial record Row(float X);")]
    [InlineData("[{|CS0592:Features|}] public partial interface IRow { float X { get; } }")]
    public Task What_CSharp_reports_is_not_repeated(string source) => Verifier(Cases[0]).Verify("using NetGen; " + source);

    /// <summary>Only what generators write is out of their sight; a file that looks generated is not.</summary>
    [Theory]
    [InlineData("[Network(2)] [Dense(Sizes.Units)] public partial class Net;")]
    [InlineData("[Network(2)] [Activation<Own>] public partial class Net;")]
    [InlineData("[Network<Row>] [Dense(1)] public partial class Net;")]
    [InlineData("[Features] public partial record Other(Kind X);")]
    [InlineData("[Network(2)] [Block<Part>] public partial class Net;")]
    public Task A_file_that_looks_generated_is_the_user_s(string source) => Verifier(Cases[0]).Verify(
        Using + source,
        """
        // <auto-generated/>
        using System.Numerics;
        using NetGen;
        internal static class Sizes { public const int Units = 4; }
        public enum Kind { A, B }
        [Features] public partial record Row(float X);
        [Block] [Dense(Sizes.Units)] public class Part;
        public class Own : IActivation
        {
            public static Vector<float> Forward(Vector<float> x) => x;
            public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy;
        }
        """);

    [Theory]
    [InlineData("28, 28, 1", "[MaxPool2D(2)] [MaxPool2D(2)] [MaxPool2D(2)]")] // 28 → 14 → 7 → 3
    [InlineData("9, 2", "[AvgPool1D(2)]")]
    [InlineData("4", "[Dense(8, Bias = false)] [BatchNorm(Momentum = 0.5)] [ReLU] [Dense(2)]")]
    [InlineData("4, 4, 2", "[LayerNorm] [Flatten] [Dense(2)]")]
    [InlineData("4, 4, 2", "[GroupNorm(2)] [Flatten] [Dense(2)]")]
    [InlineData("4", "[Dense(2, Activation.LeakyReLU)] [MeanSquaredErrorLoss]")]
    [InlineData("4", "[Dense(2, Activation.Sigmoid)] [MeanSquaredErrorLoss]")]
    [InlineData("4", "[Dense(2, Activation.Tanh)] [HuberLoss]")]
    [InlineData("4", "[Dense(2, Activation.Softplus)] [MeanAbsoluteErrorLoss]")]
    [InlineData("4", "[Dense(2, Activation.ReLU)]")]
    [InlineData("4", "[Dense(2, Name = \"class\")]")]
    [InlineData("4", "[Dense(2, Name = \"out\")]")]
    public Task Usual_networks_are_not_mentioned(string input, string layers) => Verifier(Cases[0]).Verify(
        $"using NetGen; [Network({input})] {layers} public partial class Net;");

    /// <summary>A hint that comes where nothing is to be gained is read once, and never again.</summary>
    [Theory]
    [InlineData("[Network(1000)] [Dense(33, Activation.ReLU)] [Dense(10)]")] // 48 computed: less than half as much again
    [InlineData("[Network(1000)] [Dense(32, Activation.ReLU)] [Dense(10)]")]
    [InlineData("[Network(1000)] [Dense(17)]")] // the last layer's width is the task's
    [InlineData("[Network(100)] [Dense(17, Activation.ReLU)] [Dense(1)]")] // takes no time
    [InlineData("[Network(1000)] [Dense(500, Activation.ReLU)] [Dense(17, Activation.ReLU)] [Dense(1)]")] // takes little of the time
    [InlineData("[Network(1000)] [Dense(32, Activation.ReLU)] [Dense(10)] [Budget(MaxParameters = 32_362, MaxMultiplyAdds = 32_320)]")]
    public Task What_costs_nothing_more_is_not_mentioned(string attributes) => Verifier(Cases[0]).Verify(
        $"using NetGen; {attributes} public partial class Net;");

    /// <summary>Usual choices are no mistakes, the ones of other frameworks among them.</summary>
    [Theory]
    [InlineData("Activation.ReLU, Init = Init.GlorotUniform")]
    [InlineData("Activation.ReLU, Init = Init.HeNormal")]
    [InlineData("Activation.SELU, Init = Init.LeCunNormal")]
    [InlineData("Activation.SELU, Init = Init.PyTorch")]
    [InlineData("Activation.Tanh, Init = Init.Zeros")]
    [InlineData("Activation.Sigmoid, Init = Init.LeCunUniform")]
    public Task An_initializer_that_works_is_not_mentioned(string arguments) => Verifier(Cases[0]).Verify(
        $"using NetGen; [Network(2)] [Dense(3, {arguments})] [Dense(1)] public partial class Net;");

    /// <summary>A row of every type, with what is no mistake beside it.</summary>
    [Theory]
    [InlineData("record Row(sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, System.Half I, float J, double K, decimal L, bool M, System.DayOfWeek N, [Category(\"a\")] string O)")]
    [InlineData("record Row([Missing(1)] float? A, [Missing(1u)] System.Half? B, [Missing(-1L)] decimal? C, [Missing(true)] bool? D, [Missing(System.DayOfWeek.Monday)] System.DayOfWeek? E, [Category(\"a\"), Missing(\"a\")] string? F)")]
    [InlineData("record Row(float X, [Ignored] object? Y, [Label] byte? Z)")]
    [InlineData("record struct Row(float X, [Label, Category(\"a\", \"b\")] string? Y)")]
    [InlineData("record Row([property: Category(\"a\")] string X, [Target] double? Y, [Target] bool? Z)")]
    [InlineData("class Row { public float @class { get; set; } public static int Y => 1; internal object? Z => null; public float this[int i] => i; public float W { set { } } private void F() { } }")]
    [InlineData("struct Row { public float X; public float Y => X; }")]
    [InlineData("record Row(float X, [Ignored] GeneratedKind Y)")]
    [InlineData("record Row(float row, float inputs, float other, float System, float NetGen)")]
    public Task A_row_of_any_type_is_no_mistake(string row) => Verifier(Cases[0]).Verify(
        $"using NetGen; [Features] public partial {row}{(row.EndsWith('}') ? "" : ";")} [Network<Row>] [Dense(1)] public partial class Net;");

    [Fact]
    public void Every_id_has_a_case()
    {
        var tested = Cases.SelectMany(c => MarkedSource.Parse(new SourceFile("Test0.cs", c.Source)).Expected).Select(e => e.Id);
        Assert.Empty(Descriptors.All.Select(d => d.Id).Except(tested));
    }

    [Fact]
    public void Case_names_differ() => Assert.Distinct(Cases.Select(c => c.Name));

    [Fact]
    public void Errors_are_not_configurable_and_warnings_are() =>
        Assert.All(
            Descriptors.All, d => Assert.Equal(d.DefaultSeverity == DiagnosticSeverity.Error, d.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    private static bool IsError(DiagnosticCase mistake) =>
        MarkedSource.Parse(new SourceFile("Test0.cs", mistake.Source)).Expected.Any(e => Descriptors.Of(e.Id).DefaultSeverity == DiagnosticSeverity.Error);

    private static DiagnosticCase Case(string name) => Cases.Single(c => c.Name == name);

    private static DiagnosticVerifier Verifier(DiagnosticCase mistake, DocumentationMode documentation = DocumentationMode.Parse) => new(
        new NetworkAnalyzer(), new NetworkGenerator(), new RowGenerator(), new SizesGenerator())
    {
        Settings = CompilationSettings.Strict with { TreatWarningsAsErrors = false, LanguageVersion = mistake.LanguageVersion, GeneratedDocumentation = documentation },
    };
}

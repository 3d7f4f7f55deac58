namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes with several inputs and heads.</summary>
internal static class PortCases
{
    private const string Trunk = "[Network(2)] [Dense(4, Activation.ReLU, Name = \"trunk\")] ";
    private const string Inputs = "[Network] [Input(\"board\", 4, 4, 2)] [Input(\"clock\", 2)] ";

    public static IEnumerable<DiagnosticCase> All =>
    [
        new(
            "loss without a name", Trunk + "[Dense(1)] [MeanSquaredErrorLoss(Name = \"value\")] [Dense(3, From = \"trunk\")] [{|NETGEN0013:CrossEntropyLoss|}] public partial class Net;",
            "[CrossEntropyLoss] ends one of several heads of 'Net', each of which needs a name: write Name = \"…\""),
        new(
            "loss without a name beside an output", Trunk + "[Dense(1)] [{|NETGEN0013:HuberLoss|}] [Dense(3, From = \"trunk\")] [Output(\"policy\")] public partial class Net;",
            "[HuberLoss] ends one of several heads of 'Net', each of which needs a name: write Name = \"…\""),
        new(
            "shape beside inputs", "[{|NETGEN0014:Network(2)|}] [Input(\"board\", 4)] [Dense(1)] public partial class Net;",
            "'Net' has [Input] attributes, so [Network] must not give a shape as well"),
        new(
            "rows beside inputs", "[Features] public partial record Row(float X); [{|NETGEN0014:Network<Row>|}] [Input(\"board\", 4)] [Dense(1)] public partial class Net;",
            "'Net' has [Input] attributes, so [Network<Row>] must not give a shape as well"),
        new(
            "layer behind a head", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [{|NETGEN0115:Dense(3)|}] [CrossEntropyLoss(Name = \"policy\")] public partial class Net;",
            "Dense 'dense2' comes after the head 'value': name its source with From"),
        new(
            "layer behind an output", Trunk + "[Output(\"value\")] [{|NETGEN0115:Dense(3, Name = \"logits\")|}] [CrossEntropyLoss(Name = \"policy\")] public partial class Net;",
            "Dense 'logits' comes after the head 'value': name its source with From"),
        new(
            "loss behind a loss", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [{|NETGEN0115:MeanSquaredErrorLoss(Name = \"price\")|}] public partial class Net;",
            "[MeanSquaredErrorLoss] 'price' comes after the head 'value': name its source with From"),
        new(
            "output behind a loss", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [{|NETGEN0115:Output(\"price\")|}] public partial class Net;",
            "[Output] 'price' comes after the head 'value': name its source with From"),
        new(
            "first of several inputs", Inputs + "[{|NETGEN0115:Flatten|}] [Concat(\"clock\")] [Dense(1)] public partial class Net;",
            "Flatten 'flatten1' comes first, and there are several inputs: name its source with From"),
        new(
            "join of several inputs", "[Network] [Input(\"left\", 2)] [Input(\"right\", 2)] [{|NETGEN0115:Add(\"right\")|}] [Dense(1)] public partial class Net;",
            "Add 'add1' comes first, and there are several inputs: name its source with From"),
        new(
            "unused input", "[Network] [Input(\"board\", 4)] [{|NETGEN0116:Input(\"clock\", 2)|}] [Dense(1, From = \"board\")] public partial class Net;",
            "No layer uses the input 'clock': use it with From = \"clock\", or remove it"),
        Name("layer like an input", Inputs + "[Flatten(From = \"board\", {|NETGEN0104:Name = \"clock\"|})] [Concat(\"clock\")] [Dense(1)]", "Flatten 'clock' has the name 'clock', which the Input before it already has"),
        Name("input like an input", "[Network] [Input(\"board\", 4)] [Input({|NETGEN0104:\"board\"|}, 2)] [Dense(1, From = \"board\")]", "[Input] 'board' has the name 'board', which the Input before it already has"),
        Name(
            "head like an input", Inputs + "[Flatten(From = \"board\")] [Concat(\"clock\")] [Dense(1)] [HuberLoss({|NETGEN0104:Name = \"clock\"|})]",
            "[HuberLoss] 'clock' has the name 'clock', which the Input before it already has"),
        Name("head like a layer", Trunk + "[Dense(1)] [HuberLoss({|NETGEN0104:Name = \"trunk\"|})]", "[HuberLoss] 'trunk' has the name 'trunk', which the Dense before it already has"),
        Name(
            "head like a head", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [Dense(1, From = \"trunk\")] [Output({|NETGEN0104:\"value\"|})]",
            "[Output] 'value' has the name 'value', which the HuberLoss before it already has"),
        Name(
            "layer like a head", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [Dense(1, From = \"trunk\", {|NETGEN0104:Name = \"value\"|})] [Output(\"policy\")]",
            "Dense 'value' has the name 'value', which the HuberLoss before it already has"),
        Name("input of two words", "[Network] [Input({|NETGEN0105:\"my board\"|}, 4)] [Dense(1)]", "[Input] 'my board' has the name 'my board', which is not a C# identifier"),
        Name("input without a name", "[Network] [Input({|NETGEN0105:null!|}, 4)] [Dense(1)]", "[Input] '' has the name '', which is not a C# identifier"),
        Name("input named like a member", "[Network] [Input({|NETGEN0105:\"Predict\"|}, 4)] [Dense(1)]", "[Input] 'Predict' has the name 'Predict', which is reserved"),
        Name("input named like the usual one", "[Network] [Input({|NETGEN0105:\"input\"|}, 4)] [Dense(1)]", "[Input] 'input' has the name 'input', which is reserved"),
        Name("output without a name", "[Network(2)] [Dense(1)] [Output({|NETGEN0105:null!|})]", "[Output] '' has the name '', which is not a C# identifier"),
        Name("head with an empty name", "[Network(2)] [Dense(1)] [HuberLoss({|NETGEN0105:Name = \"\"|})]", "[HuberLoss] '' has the name '', which is not a C# identifier"),
        Name("head named like a member", "[Network(2)] [Dense(1)] [HuberLoss({|NETGEN0105:Name = \"Step\"|})]", "[HuberLoss] 'Step' has the name 'Step', which is reserved"),
        Weight("0", "0"),
        Weight("-1", "-1"),
        Weight("double.NaN", "NaN"),
        Weight("double.PositiveInfinity", "Infinity"),
        Weight("1e300", "1E+300"),
        new(
            "constant of a head declared", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [Dense(3, From = \"trunk\")] [CrossEntropyLoss(Name = \"policy\")]"
                + " public partial class Net { public const int {|NETGEN0007:PolicySize|} = 3; }",
            "'Net' declares 'PolicySize', which the generator writes: rename yours") { KeepsMembers = false },
        new(
            "standardized input of several", "[Network] [Input(\"board\", 4)] [Input(\"clock\", 2)] [{|NETGEN0213:Standardize(From = \"board\")|}] [Concat(\"clock\")] [Dense(1)] public partial class Net;",
            "Standardize 'standardize1' works only in a network with one input: with several, scale the data yourself or use [Rescale]"),
        new(
            "head of an unknown layer", Trunk + "[Dense(1)] [HuberLoss({|NETGEN0111:From = \"trunc\"|})] public partial class Net;",
            "[HuberLoss] takes the output of 'trunc', but no layer before it has this name; the names before it are input, trunk"),
        new(
            "head of a later layer", Trunk + "[Dense(1)] [HuberLoss(Name = \"value\")] [Output(\"policy\", {|NETGEN0111:From = \"late\"|})] [Dense(1, From = \"trunk\", Name = \"late\")] [Output(\"last\")] public partial class Net;",
            "[Output] 'policy' takes the output of 'late', but that layer comes after it"),
        new("empty input of several", "[Network] [Input(\"board\", {|NETGEN0201:0|})] [Dense(1)] public partial class Net;", "'shape' of [Input] 'board' is 0, but must be at least 1"),
        new("negative side of an input", "[Network] [Input(\"board\", 4, {|NETGEN0201:-4|}, 1)] [Flatten] [Dense(1)] public partial class Net;", "'shape' of [Input] 'board' is -4, but must be at least 1"),
        new(
            "input of four dimensions", "[Network] [{|NETGEN0101:Input(\"board\", 2, 2, 2, 2)|}] [Dense(1)] public partial class Net;",
            "[Input] 'board' expects (features), (length, channels) or (height, width, channels) but gets 4 dimensions (2×2×2×2)"),
        new(
            "input without a shape", "[Network] [{|NETGEN0101:Input(\"board\")|}] [Dense(1)] public partial class Net;",
            "[Input] 'board' expects (features), (length, channels) or (height, width, channels) but gets nothing"),
        new(
            "inputs that are too large together", "[Network] [Input(\"board\", 500000000)] [{|NETGEN0107:Input(\"clock\", 500000000)|}] [Dense(1, From = \"board\")] [Output(\"a\")] [Output(\"b\", From = \"clock\")] public partial class Net;",
            "[Input] 'clock' makes 1,000,000,000 numbers, but at most 500,000,000 fit"),
        new(
            "too many heads", $"[Network(2)] [Dense(1, Name = \"last\")] {string.Join(' ', Enumerable.Range(0, 64).Select(i => $"[Output(\"head{i}\", From = \"last\")]"))} [{{|NETGEN0107:Output(\"head64\", From = \"last\")|}}] public partial class Net;",
            "[Output] makes 65 heads, but at most 64 fit"),
        new(
            "input on another declaration", "[{|NETGEN0003:Network|}] [Dense(1)] public partial class Net; [Input(\"board\", 4)] public partial class Net;",
            "The layers of 'Net' are spread over several partial declarations, whose order depends on the order of the files: put them all on one"),
        new(
            "output on another declaration", "[{|NETGEN0003:Network(2)|}] [Dense(1)] public partial class Net; [Output(\"value\")] public partial class Net;",
            "The layers of 'Net' are spread over several partial declarations, whose order depends on the order of the files: put them all on one"),
        new("input alone", "[{|NETGEN0005:Input(\"board\", 4)|}] public partial class Net;", "'Net' has an [Input] but no [Network] attribute that makes it a network") { KeepsMembers = false },
        new("output alone", "[{|NETGEN0005:Output(\"value\")|}] public partial class Net;", "'Net' has an [Output] but no [Network] attribute that makes it a network") { KeepsMembers = false },
        Declared("Predict", "System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b, System.Span<float> c, System.Span<float> d", "ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>"),
        Declared("BackwardHeads", "System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b, System.Span<float> c, System.Span<float> d", "ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>"),
        Declared("TrainStep", "System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b, System.ReadOnlySpan<int> c, Optimizer d", "ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<int>, Optimizer"),
        Block("Input(\"board\", 4)", "Input"),
        Block("Output(\"value\")", "Output"),
    ];

    private static DiagnosticCase Name(string name, string attributes, string message) => new(name, attributes + " public partial class Net;", message);

    private static DiagnosticCase Weight(string weight, string shown) => new(
        $"weight {shown}", $"[Network(2)] [Dense(1)] [HuberLoss({{|NETGEN0202:Weight = {weight}|}})] public partial class Net;", $"'Weight' of [HuberLoss] is {shown}, but must be positive and finite");

    private static DiagnosticCase Declared(string member, string parameters, string shown)
    {
        const string Attributes = "[Network] [Input(\"a\", 2)] [Input(\"b\", 2)] [Dense(3, From = \"a\")] [CrossEntropyLoss(Name = \"policy\")] [Output(\"both\", From = \"b\")]";
        const string Overload = "public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b, System.Span<float> c) { }";
        string source = $"{Attributes} public partial class Net {{ {Overload} public void {{|NETGEN0007:{member}|}}({parameters}) {{ }} }}";
        return new($"{member} of ports", source, $"'Net' declares '{member}({shown})', which the generator writes: rename yours") { KeepsMembers = false };
    }

    private static DiagnosticCase Block(string attribute, string shown) => new(
        $"{shown} in a block", $"[Block] [Dense(2)] [{attribute}] public class Part; [Network(2)] [{{|NETGEN0113:Block<Part>|}}] [ReLU] [Dense(1)] public partial class Net;",
        $"[Block<Part>] inserts Part, which has [{shown}], which only a network has");
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Changes sources as careless hands do. Half of the mutations keep a source valid C#, so that what lies behind the compiler's own checks is reached.</summary>
internal sealed class SourceMutator(int seed)
{
    /// <summary>Sources without a mistake, which the mutations start from.</summary>
    public static IReadOnlyList<string> Bases { get; } =
    [
        "[Network(8, 8, 1)]\n[Rescale(1.0 / 16)]\n[Flatten]\n[Dense(12, Activation.ReLU, Name = "
        + "nameof(Hidden))]\n[Dropout(0.2)]\n[Dense(10)]\n[CrossEntropyLoss]\npublic sealed partial class Net\n{\n    public partial LayerView Hidden { get; "
        + "}\n}\n",
        "[Network(5)]\n[Standardize]\n[Dense(7, Activation.GELU, Init = Init.PyTorch)]\n[LeakyReLU(NegativeSlope = 0.1)]\n[Dense(2, Name = "
        + "\"last\")]\n[HuberLoss(0.5, StandardizeTargets = true)]\ninternal partial class Net\n{\n}\n",
        "[Network(3)]\n[Dense(4, Bias = false)]\n[Activation<Own>]\n[Dense(3)]\n[Softmax]\n[Loss<OwnLoss>]\npublic partial class Net\n{\n}\n",
        "[Network(12, 9, 4)]\n[Conv2D(6, 3, Activation.ReLU, Stride = 2, PaddingSize = 1, Name = \"last\")]\n[Conv2D(6, 2, 3, Dilation = 2, Groups = 6, "
        + "Padding = Padding.Same)]\n[MaxPool2D(2)]\n[Conv2D(4, 1, Groups = 2, Bias = false)]\n[GlobalAvgPool]\n[Dense(2)]\n[CrossEntropyLoss]\npublic "
        + "partial class Net\n{\n}\n",
        "[Network(6, 6, 4)]\n[Conv2D(4, 3, Padding = Padding.Same, Bias = false)]\n[BatchNorm(Name = \"norm\")]\n[ReLU(Name = "
        + "\"skip\")]\n[Block<Residual>(Repeat = 2, Name = \"both\")]\n[Add(\"skip\")]\n[UpSample2D(2)]\n[ConvTranspose2D(3, 2, Stride = "
        + "2)]\n[GlobalMaxPool(Name = \"last\")]\n[Concat(\"last\")]\n[Dense(2)]\n[CrossEntropyLoss]\npublic partial class "
        + "Net\n{\n}\n[Block]\n[GroupNorm(2)]\n[ReLU]\n[Conv2D(4, 3, Padding = Padding.Same)]\n[Multiply(\"input\")]\n[Add(\"input\")]\npublic class "
        + "Residual;\n",
        "[Network(5)]\n[Embedding(20, 6)]\n[Conv1D(4, 3, Activation.ReLU)]\n[LayerNorm(Name = \"norm\")]\n[Flatten(Name = \"flat\")]\n[Dense(8, From = "
        + "\"flat\")]\n[Concat(\"flat\")]\n[Reshape(4, 5)]\n[AvgPool1D(2)]\n[GaussianNoise(0.1)]\n[Flatten]\n[Dense(3)]\n[MeanSquaredErrorLoss]\npublic "
        + "partial class Net\n{\n}\n",
        "[Features]\npublic partial record Row(float X, [Category(\"a\", \"b\")] string Y, System.DayOfWeek Z, [Missing(1.5)] double? V, bool W, [Label] int "
        + "L);\n[Network<Row>]\n[Dense(4, Activation.Tanh)]\n[Dense(2, Name = \"last\")]\n[CrossEntropyLoss]\npublic partial class Net\n{\n}\n",
        "[Features]\ninternal partial struct Row\n{\n    [Missing(0)] public int? X { get; init; }\n    [Category(\"a\", \"b\", Encoding = "
        + "CategoryEncoding.Index)] public string Y { get; init; }\n    [Target] public decimal Z { get; init; "
        + "}\n}\n[Network<Row>]\n[Dense(1)]\n[HuberLoss]\ninternal partial class Net\n{\n}\n",
        "[Network]\n[Input(\"board\", 5, 4, 2)]\n[Input(\"clock\", 2)]\n[Conv2D(4, 3, Activation.ReLU, From = "
        + "\"board\")]\n[Flatten]\n[Concat(\"clock\")]\n[Dense(9, Activation.Tanh, Name = \"last\")]\n[Dense(6)]\n[CrossEntropyLoss(Name = \"policy\", Weight "
        + "= 0.5)]\n[Dense(4, Activation.ReLU, From = \"last\")]\n[Dense(1)]\n[MeanSquaredErrorLoss(Name = \"value\")]\n[Output(\"features\", From = "
        + "\"last\")]\npublic partial class Net\n{\n}\n",
        "[Network(4)]\n[Dense(6, Activation.ReLU, Name = \"last\")]\n[Dense(2)]\n[BinaryCrossEntropyLoss(Name = \"tags\")]\n[HuberLoss(0.5, Name = \"size\", "
        + "Weight = 2, From = \"last\")]\npublic partial class Net\n{\n    public partial LayerView last { get; }\n}\n",
    ];

    private static readonly string[] Layers =
    [
        "Dense(3)", "Dense(16, Activation.Tanh)", "Dense(2, Activation.GELUTanh, Bias = false)", "Flatten", "Dropout(0.5)", "ReLU", "ELU(Alpha = 0.5)",
        "GELU(Approximate = true)", "SiLU", "Mish", "Sigmoid",
        "Softplus", "HardSwish", "SELU", "Softmax", "LogSoftmax", "Standardize", "Rescale(2, 1)", "Activation<Own>", "CrossEntropyLoss",
        "CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)", "BinaryCrossEntropyLoss", "MeanSquaredErrorLoss", "Loss<OwnLoss>",
        "Network(4)", "Network<Row>", "Network<int>", "Features", "Dense(5, Name = \"last\")", "Own.Unknown(1)", "Activation<int>", "Activation<Missing>",
        "Loss<Own>", "Activation<IActivation>", "System.Obsolete", "Budget(MaxParameters = 40)", "Budget(MaxMultiplyAdds = 1000000)",
        "Dense(20, Activation.ReLU, Init = Init.Zeros)",
        "Add(\"last\")", "Concat(\"input\")", "Multiply(\"norm\", \"flat\")", "ReLU(From = \"skip\")", "Add", "Concat(null!)", "Block", "Block<Residual>",
        "Block<Net>(Repeat = 3)", "Block<int>(Repeat = -1)", "BatchNorm", "BatchNorm(Momentum = 2)",
        "Input(\"board\", 3)", "Input(\"side\", 2)", "Input(\"empty\")", "Input(null!, 4)", "Output(\"policy\")", "Output(\"side\", From = \"last\")",
        "Output(null!)", "Network", "HuberLoss(Name = \"value\", From = \"last\")", "MeanSquaredErrorLoss(Name = \"last\", Weight = -1)",
        "LayerNorm", "LayerNorm(Axes = 3)", "GroupNorm(3)", "Embedding(4, 2)", "Reshape(2, 3, 4)", "ZeroPad2D(1)", "UpSample2D(3)", "DepthToSpace(2)",
        "SpaceToDepth(3)", "ConvTranspose2D(5, 3, Stride = 2, OutputPadding = 1)", "MaxPool1D(2)", "GlobalAvgPool", "Dropout2D(0.5)", "GaussianNoise(-1)",
        "LSTM(3)", "GRU(2, Layers = 2, Dropout = 0.3)", "GRU(3, ResetAfter = false)", "RNN(4, Bidirectional = true, ReLU = true)", "LastStep",
        "Dense(3, PerStep = true)", "Conv1D(2, 3, Padding = Padding.Causal, Dilation = 2)",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "2", "17", "int.MaxValue", "int.MinValue", "1e300", "-1e300", "1e-300", "double.NaN", "double.PositiveInfinity", "0.5", "0.9999999999",
        "(Activation)99", "(Init)(-1)", "'a'", "\"text\"", "null!", "true", "default",
        "Missing.Size", "nameof(Net)", "1 / 0", "int.MaxValue + 1", "Activation.Softmax", "500000000",
    ];

    private static readonly string[] Names = ["\"\"", "\"input\"", "\"Predict\"", "\"a b\"", "\"class\"", "\"\\u2028\"", "\"größe\"", "\"dense1\"", "nameof(Hidden)", "nameof(Missing)", "null", "\"last\"", "\"policy\"", "\"clock\"", "\"optimizer\"", "\"ports\""];

    private static readonly (string Text, string Edited)[] Declarations =
    [
        ("partial class Net", "partial record Net"), ("partial class Net", "static partial class Net"), ("partial class Net", "abstract partial class Net"), (
            "partial class Net", "partial class Net<T>"),
        ("partial class Net", "class Net"), ("partial class Net", "partial struct Net"), ("partial class Net", "partial interface Net"), (
            "partial class Net", "partial class Layer"),
        ("partial class Net", "partial class Net(int size)"), ("partial class Net", "partial class Net : Missing"),
        ("partial class Net", "partial class Net : System.Exception"), ("public", "file"), ("public", "private"),
        ("partial record Row", "record Row"), ("partial record Row", "partial class Row"), ("partial record Row", "partial record Row<T>"),
        ("partial struct Row", "ref partial struct Row"), ("partial struct Row", "partial interface Row"),
        ("float X", "float? X"), ("float X", "object X"), ("float X", "Missing X"), ("string Y", "string? Y"), ("string Y", "char Y"), ("\"b\"", "\"a\""),
        ("\"b\"", "null"), ("[Label] ", ""), ("[Label]", "[Ignored]"), ("[Label]", "[Target]"),
        ("[Target]", "[Label]"), ("double?", "double"), ("bool W", "[Label] bool W"), ("System.DayOfWeek", "System.IO.FileAccess"),
        ("{ get; init; }", "{ init { } }"), ("1.5", "double.NaN"),
        ("{ get; }", "{ get; set; }"), ("{ get; }", "=> default;"), ("public partial LayerView", "public static partial LayerView"),
        ("LayerView Hidden", "LayerView this[int i]"), ("LayerView", "int"),
    ];

    private static readonly string[] Members =
    [
        "public int Step;", "public void Predict(int x) { }", "public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b) { }",
        "public required int Size { get; set; }", "public Net(long seed) { }",
        "public Net() : this(1) { }", "public partial LayerView Other { get; }", "class Description;", "void Save<T>(string path) { }",
        "public partial void F();",
    ];

    private readonly Random random = new(seed);

    /// <summary>A source after one to three mutations.</summary>
    public string Next()
    {
        string source = Pick(Bases);
        int count = random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            source = random.Next(2) == 0 ? ChangeValidly(source) : ChangeCarelessly(source);
        }

        return source;
    }

    private string ChangeValidly(string source) => random.Next(7) switch
    {
        0 => InsertLine(source, $"[{Pick(Layers)}]\n"),
        1 => RemoveAttribute(source),
        2 => DuplicateAttribute(source),
        3 => ReplaceNumber(source, Pick(Numbers)),
        4 => Wrap(source),
        5 => Rename(source),
        _ => source.Replace("]\n[", random.Next(2) == 0 ? ", " : "]   [", StringComparison.Ordinal),
    };

    private string ChangeCarelessly(string source)
    {
        var (text, edited) = Pick(Declarations);
        return random.Next(7) switch
        {
            0 => DeleteToken(source),
            1 => source[..random.Next(source.Length)],
            2 => ReplaceOnce(source, text, edited),
            3 => source + $"\n[{Pick(Layers)}] partial class Net;",
            4 => ReplaceOnce(source, "{\n", $"{{\n    {Pick(Members)}\n"),
            5 => SwapTokens(source),
            _ => ReplaceNumber(source, Pick(Numbers) + ", " + Pick(Numbers)),
        };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string ReplaceOnce(string source, string text, string edited)
    {
        int at = source.IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? source : source[..at] + edited + source[(at + text.Length)..];
    }

    private string InsertLine(string source, string line)
    {
        int at = PickLine(source);
        return source[..at] + line + source[at..];
    }

    private string RemoveAttribute(string source)
    {
        int at = PickLine(source), end = source.IndexOf('\n', at);
        return end < 0 ? source : source[..at] + source[(end + 1)..];
    }

    private string DuplicateAttribute(string source)
    {
        int at = PickLine(source), end = source.IndexOf('\n', at);
        return end < 0 ? source : source[..(end + 1)] + source[at..];
    }

    /// <summary>The beginning of a line with an attribute.</summary>
    private int PickLine(string source)
    {
        int[] lines = [.. Enumerable.Range(0, source.Length).Where(i => source[i] == '[' && (i == 0 || source[i - 1] == '\n'))];
        return lines.Length == 0 ? 0 : Pick(lines);
    }

    private string ReplaceNumber(string source, string number)
    {
        var literals = SyntaxFactory.ParseTokens(source).Where(t => t.IsKind(SyntaxKind.NumericLiteralToken)).ToArray();
        if (literals.Length == 0)
        {
            return source;
        }

        var span = Pick(literals).Span;
        return source[..span.Start] + number + source[span.End..];
    }

    private string Rename(string source)
    {
        int at = source.IndexOf("Name = ", StringComparison.Ordinal);
        int end = at < 0 ? -1 : source.IndexOfAny([')', ','], at);
        return end < 0 ? ReplaceOnce(source, "Dense(", $"Dense(Name = {Pick(Names)}, units: ") : source[..(at + 7)] + Pick(Names) + source[end..];
    }

    private string Wrap(string source)
    {
        string name = "Outer" + random.Next(100).ToString(CultureInfo.InvariantCulture);
        return random.Next(4) switch
        {
            0 => $"namespace {name}\n{{\n{source}\n}}\n",
            1 => $"public partial class {name}\n{{\n{source}\n}}\n",
            2 => $"public partial class {name}<T>\n{{\n{source}\n}}\n",
            _ => $"public class {name}\n{{\n{source}\n}}\n",
        };
    }

    private string DeleteToken(string source)
    {
        var span = Pick(SyntaxFactory.ParseTokens(source).ToArray()).Span;
        return source.Remove(span.Start, span.Length);
    }

    private string SwapTokens(string source)
    {
        var tokens = SyntaxFactory.ParseTokens(source).Select(t => t.Text).ToArray();
        int first = random.Next(tokens.Length), second = random.Next(tokens.Length);
        (tokens[first], tokens[second]) = (tokens[second], tokens[first]);
        return string.Join(' ', tokens);
    }
}

namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>Fixes of NETGEN00xx: the class itself.</summary>
internal static class DeclarationCases
{
    public static IEnumerable<FixCase> All =>
    [
        new(
            "partial", new MakePartialFix(), "NETGEN0001", "Make 'Net' partial",
            "/// <summary>A net.</summary>\n[Network(2)]\n[Dense(1)] // one output\npublic sealed /* here */ class Net\n{\n}\n",
            "/// <summary>A net.</summary>\n[Network(2)]\n[Dense(1)] // one output\npublic sealed /* here */ partial class Net\n{\n}\n"),
        new(
            "partial with the types around", new MakePartialFix(), "NETGEN0001", "Make 'Net' and the types around it partial",
            "public class Outer\n{\n    internal readonly struct Middle\n    {\n        [Network(2), Dense(1)] public class Net;\n    }\n}\n",
            "public partial class Outer\n{\n    internal readonly partial struct Middle\n    {\n        [Network(2), Dense(1)] public partial class Net;\n    }\n}\n"),
        new(
            "partial type around", new MakePartialFix(), "NETGEN0001", "Make 'Outer' partial",
            "public record Outer\n{\n    [Network(2)] [Dense(1)] public partial class Net;\n}\n", "public partial record Outer\n{\n    [Network(2)] [Dense(1)] public partial class Net;\n}\n"),
        new(
            "partial in a file-scoped namespace", new MakePartialFix(), "NETGEN0001", "Make 'Net' partial",
            "namespace Games.Chess;\n\n[Network(2)]\n[Dense(1)]\nclass Net { }\n", "namespace Games.Chess;\n\n[Network(2)]\n[Dense(1)]\npartial class Net { }\n"),
        new(
            "partial row", new MakePartialFix(), "NETGEN0001", "Make 'Flat' partial",
            "[Features]\npublic sealed record Flat(float Area);\n", "[Features]\npublic sealed partial record Flat(float Area);\n"),
        new(
            "partial struct of a row", new MakePartialFix(), "NETGEN0001", "Make 'Flat' partial",
            "[Features] public readonly record struct Flat(float Area);\n", "[Features] public readonly partial record struct Flat(float Area);\n"),
        new(
            "static", new RemoveModifierFix(), "NETGEN0002", "Remove 'static'",
            "[Network(2)] [Dense(1)]\npublic static partial class Net;\n", "[Network(2)] [Dense(1)]\npublic partial class Net;\n"),
        new(
            "abstract", new RemoveModifierFix(), "NETGEN0002", "Remove 'abstract'",
            "[Network(2)] [Dense(1)]\n// A net.\nabstract partial class Net;\n", "[Network(2)] [Dense(1)]\n// A net.\npartial class Net;\n"),
        new(
            "several declarations", new GatherLayersFix(), "NETGEN0003", "Move all layers to one declaration of 'Net'",
            [
                "/// <summary>A net.</summary>\n[Network(4)]\n[Dense(8, Activation.ReLU)] // wide\n[CrossEntropyLoss]\npublic partial class Net\n{\n}\n",
                "[System.Serializable]\n    // Half of them.\n    [Dropout(0.5)] // regularises\n[Dense(3)]\npartial class Net\n{\n    public int Kept => 1;\n}\n",
            ],
            [
                "/// <summary>A net.</summary>\n[Network(4)]\n[Dense(8, Activation.ReLU)] // wide\n// Half of them.\n[Dropout(0.5)] // regularises\n[Dense(3)]\n[CrossEntropyLoss]\npublic partial class Net\n{\n}\n",
                "[System.Serializable]\npartial class Net\n{\n    public int Kept => 1;\n}\n",
            ]),
        new(
            "several declarations in one line", new GatherLayersFix(), "NETGEN0003", "Move all layers to one declaration of 'Net'",
            "[Network(4)] public partial class Net;\n[Dense(8, Activation.ReLU), Dense(3)] // classes\n[CrossEntropyLoss] partial class Net;\n",
            "[Network(4)] [Dense(8, Activation.ReLU)] [Dense(3)] [CrossEntropyLoss] public partial class Net;\n// classes\npartial class Net;\n"),
        new(
            "several declarations and a loss in brackets", new GatherLayersFix(), "NETGEN0003", "Move all layers to one declaration of 'Net'",
            "[Dense(8, Activation.LeakyReLU)]\npartial class Net;\n[Network(4), Dense(3), CrossEntropyLoss]\npublic partial class Net;\n",
            "partial class Net;\n[Network(4), Dense(3), Dense(8, Activation.LeakyReLU), CrossEntropyLoss]\npublic partial class Net;\n") { Leaves = "NETGEN0206" },
        new(
            "inputs and heads in several declarations", new GatherLayersFix(), "NETGEN0003", "Move all layers to one declaration of 'Net'",
            [
                "[Network]\n[Input(\"board\", 4)]\n[Dense(3, From = \"board\")]\n[Concat(\"clock\", Name = \"trunk\")]\n[Dense(2)]\n[CrossEntropyLoss(Name = \"policy\")]\npublic partial class Net;\n",
                "[Input(\"clock\", 2)] // seconds\n[Dense(1, From = \"trunk\")]\n[MeanSquaredErrorLoss(Name = \"value\")]\npartial class Net;\n",
            ],
            [
                "[Network]\n[Input(\"board\", 4)]\n[Input(\"clock\", 2)] // seconds\n[Dense(3, From = \"board\")]\n[Concat(\"clock\", Name = \"trunk\")]\n[Dense(2)]\n"
                    + "[CrossEntropyLoss(Name = \"policy\")]\n[Dense(1, From = \"trunk\")]\n[MeanSquaredErrorLoss(Name = \"value\")]\npublic partial class Net;\n",
                "partial class Net;\n",
            ]),
        new("no layers", new RemoveNetworkFix(), "NETGEN0004", "Remove [Network]", "/// <summary>None.</summary>\n[Network(2)]\npublic partial class Net;\n", "/// <summary>None.</summary>\npublic partial class Net;\n"),
        new("only a loss", new RemoveNetworkFix(), "NETGEN0004", "Remove [Network] and the loss", "[Network(2)] [HuberLoss] public partial class Net;\n", "public partial class Net;\n"),
        new("only both", new RemoveNetworkFix(), "NETGEN0004", "Remove [Network] and the loss", "[Network(2), HuberLoss] // both\npublic partial class Net;\n", "// both\npublic partial class Net;\n"),
        new("only a loss in brackets", new RemoveNetworkFix(), "NETGEN0004", "Remove [Network] and the loss", "[Network(2), System.Serializable, HuberLoss]\npublic partial class Net;\n", "[System.Serializable]\npublic partial class Net;\n"),
        new(
            "no network", new AddNetworkFix(), "NETGEN0005", "Add [Network] (it takes the shape of the input)",
            "/// <summary>A net.</summary>\n[Dense(3)]\n[CrossEntropyLoss]\npublic partial class Net;\n", "/// <summary>A net.</summary>\n[Network]\n[Dense(3)]\n[CrossEntropyLoss]\npublic partial class Net;\n") { Leaves = "NETGEN0101" },
        new(
            "no network, qualified", new AddNetworkFix(), "NETGEN0005", "Add [Network] (it takes the shape of the input)",
            "[global::NetGen.Dense(3), global::NetGen.CrossEntropyLoss] public partial class Net;\n",
            "[global::NetGen.Network, global::NetGen.Dense(3), global::NetGen.CrossEntropyLoss] public partial class Net;\n") { Leaves = "NETGEN0101" },
        new(
            "early loss", new MoveLossFix(), "NETGEN0006", "Move [CrossEntropyLoss] after the layers",
            "[Network(2)]\n// The loss.\n[CrossEntropyLoss(LabelSmoothing = 0.1)]\n[Dense(3)] // classes\npublic partial class Net;\n",
            "[Network(2)]\n[Dense(3)] // classes\n// The loss.\n[CrossEntropyLoss(LabelSmoothing = 0.1)]\npublic partial class Net;\n"),
        new("early loss in brackets", new MoveLossFix(), "NETGEN0006", "Move [HuberLoss] after the layers", "[Network(2), HuberLoss, Dense(3)] public partial class Net;\n", "[Network(2), Dense(3), HuberLoss] public partial class Net;\n"),
        new(
            "declared method", new RemoveMemberFix(), "NETGEN0007", "Remove your 'Save'",
            "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n    // First.\n    public int First => 1;\n\n    /// <summary>Saves.</summary>\n    public void Save(string path)\n    {\n    }\n\n    public int Last => 2;\n}\n",
            "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n    // First.\n    public int First => 1;\n\n    public int Last => 2;\n}\n"),
        new(
            "declared field", new RemoveMemberFix(), "NETGEN0007", "Remove your 'core'",
            "[Network(2)] [Dense(3)] public partial class Net { private int core = 1, kept = 2; public int Kept => kept; }\n", "[Network(2)] [Dense(3)] public partial class Net { private int kept = 2; public int Kept => kept; }\n"),
        new(
            "declared constant", new RemoveMemberFix(), "NETGEN0007", "Remove your 'InputSize'",
            "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n    public const int InputSize = 2;\n}\n", "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n}\n"),
        new(
            "constructor", new CallConstructorFix(), "NETGEN0012", "Write ': this(seed: 0)'",
            "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n    public Net(string title) // named\n    {\n    }\n}\n",
            "[Network(2)] [Dense(3)]\npublic partial class Net\n{\n    public Net(string title) : this(seed: 0) // named\n    {\n    }\n}\n"),
        new(
            "constructor of the base class", new CallConstructorFix(), "NETGEN0012", "Write ': this(seed: 0)'",
            "[Network(2)] [Dense(3)] public partial class Net { public Net(string title)\n: base() { } }\n", "[Network(2)] [Dense(3)] public partial class Net { public Net(string title)\n: this(seed: 0) { } }\n"),
        new(
            "private by default", new MakeInternalFix(), "NETGEN0010", "Make 'Net' internal",
            "public partial class Outer { [Network(2)] [Dense(1)] sealed partial class Net; }\n", "public partial class Outer { [Network(2)] [Dense(1)] internal sealed partial class Net; }\n"),
        new(
            "outer class private protected", new MakeInternalFix(), "NETGEN0010", "Make 'Middle' internal",
            "public partial class Outer { private protected partial class Middle { [Network(2)] [Dense(1)] public partial class Net; } }\n",
            "public partial class Outer { internal partial class Middle { [Network(2)] [Dense(1)] public partial class Net; } }\n"),
    ];
}

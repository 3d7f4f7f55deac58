namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>Fixes of NETGEN01xx that add or replace a layer or a loss.</summary>
internal static class LayerCases
{
    public static IEnumerable<FixCase> All =>
    [
        Insert("flatten on a line", "NETGEN0102", "Flatten", "[Network(8, 8, 1)]\n    [Dense(10)] // classes\npublic partial class Net;\n", "[Network(8, 8, 1)]\n    [Flatten]\n    [Dense(10)] // classes\npublic partial class Net;\n"),
        Insert("flatten under Windows' line ends", "NETGEN0102", "Flatten", "[Network(8, 8, 1)]\r\n[Dense(10)]\r\npublic partial class Net;\r\n", "[Network(8, 8, 1)]\r\n[Flatten]\r\n[Dense(10)]\r\npublic partial class Net;\r\n"),
        Insert("flatten under a comment", "NETGEN0102", "Flatten", "[Network(8, 8, 1)]\n// The classes.\n[Dense(10)]\npublic partial class Net;\n", "[Network(8, 8, 1)]\n[Flatten]\n// The classes.\n[Dense(10)]\npublic partial class Net;\n"),
        Insert("flatten beside others", "NETGEN0102", "Flatten", "[Network(8, 8, 1)] [Dense(10)] [CrossEntropyLoss] public partial class Net;\n", "[Network(8, 8, 1)] [Flatten] [Dense(10)] [CrossEntropyLoss] public partial class Net;\n"),
        Insert("flatten in brackets", "NETGEN0102", "Flatten", "[Network(8, 8, 1), Dense(10), CrossEntropyLoss]\npublic partial class Net;\n", "[Network(8, 8, 1), Flatten, Dense(10), CrossEntropyLoss]\npublic partial class Net;\n"),
        Insert("flatten over two lines", "NETGEN0102", "Flatten", "[Network(8, 8, 1)]\n[Dense(\n    10)]\npublic partial class Net;\n", "[Network(8, 8, 1)]\n[Flatten]\n[Dense(\n    10)]\npublic partial class Net;\n"),
        Insert("flatten, qualified", "NETGEN0102", "Flatten", "[NetGen.Network(8, 8, 1)] [NetGen.DenseAttribute(10)] public partial class Net;\n", "[NetGen.Network(8, 8, 1)] [NetGen.Flatten] [NetGen.DenseAttribute(10)] public partial class Net;\n"),
        Insert("flatten before softmax", "NETGEN0101", "Flatten", "[Network(8, 8, 1)] [Softmax] public partial class Net;\n", "[Network(8, 8, 1)] [Flatten] [Softmax] public partial class Net;\n"),
        Insert("activation between", "NETGEN0206", "ReLU", "[Network(2)]\n[Dense(3)]\n[Dense(1)]\npublic partial class Net;\n", "[Network(2)]\n[Dense(3)]\n[ReLU]\n[Dense(1)]\npublic partial class Net;\n"),
        new("one class", new ReplaceLossFix(), "NETGEN0103", "Use [BinaryCrossEntropyLoss]", "[Network(2)] [Dense(1)] [CrossEntropyLoss] public partial class Net;\n", "[Network(2)] [Dense(1)] [BinaryCrossEntropyLoss] public partial class Net;\n"),
        new(
            "image of one channel", new AddChannelFix(), "NETGEN0101", "Write [Network(8, 8, 1)]",
            "[Network(8, 8)] [Conv2D(1, 3)] [ReLU] public partial class Net;\n", "[Network(8, 8, 1)] [Conv2D(1, 3)] [ReLU] public partial class Net;\n"),
    ];

    private static FixCase Insert(string name, string id, string layer, string before, string after) => new(name, new InsertLayerFix(), id, $"Insert [{layer}] before it", before, after);
}

namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>Fixes of names: NETGEN0104 to NETGEN0106, and NETGEN0111.</summary>
internal static class NameCases
{
    private const string View = "{ public partial LayerView Hidden { get; } }\n";

    public static IEnumerable<FixCase> All =>
    [
        Name("same name", "NETGEN0104", "hidden3", "\"hidden2\")] [ReLU(Name = \"hidden\")] [Dense(1, Name = \"hidden\")]", "\"hidden2\")] [ReLU(Name = \"hidden\")] [Dense(1, Name = \"hidden3\")]"),
        Name("two words", "NETGEN0105", "lastLayer", "\"last layer\")]", "\"lastLayer\")]"),
        Name("digit first", "NETGEN0105", "layer1st", "\"1st\")]", "\"layer1st\")]"),
        Name("reserved", "NETGEN0105", "Predict2", "/* so */ nameof(Predict) /* it is */)]", "/* so */ \"Predict2\" /* it is */)]"),
        new(
            "misspelt operand", new CorrectNameFix(), "NETGEN0111", "Change to 'first'",
            "[Network(2)] [Dense(2, Activation.ReLU, Name = \"first\")] [Dense(2)] [Add(\"input\", \"frist\")] public partial class Net;\n",
            "[Network(2)] [Dense(2, Activation.ReLU, Name = \"first\")] [Dense(2)] [Add(\"input\", \"first\")] public partial class Net;\n"),
        new(
            "misspelt source", new CorrectNameFix(), "NETGEN0111", "Change to 'input'",
            "[Network(2)] [Dense(2, Activation.ReLU, Name = \"a\")] [Dense(2, From = \"imput\")] [Add(\"a\")] public partial class Net;\n",
            "[Network(2)] [Dense(2, Activation.ReLU, Name = \"a\")] [Dense(2, From = \"input\")] [Add(\"a\")] public partial class Net;\n"),
        Named("misspelt name", "Dense", "[Dense(3, Activation.ReLU, Name = \"Hiden\")] [Dense(1, Name = \"last\")]", "[Dense(3, Activation.ReLU, Name = nameof(Hidden))] [Dense(1, Name = \"last\")]"),
        Named("name with a small letter", "Dense", "[Dense(3, Activation.ReLU, Name = \"hidden\")] [Dense(1)]", "[Dense(3, Activation.ReLU, Name = nameof(Hidden))] [Dense(1)]"),
        Named("letters swapped", "Mish", "[Dense(3)] [Mish(Name = \"Hidedn\")] [Dense(1)]", "[Dense(3)] [Mish(Name = nameof(Hidden))] [Dense(1)]"),
        new(
            "default name", new NameLayerFix(), "NETGEN0106", "Name [ReLU] nameof(Relu1)",
            "[Network(2)] [Dense(3)] [ReLU] public partial class Net { public partial LayerView Relu1 { get; } }\n",
            "[Network(2)] [Dense(3)] [ReLU(Name = nameof(Relu1))] public partial class Net { public partial LayerView Relu1 { get; } }\n"),
        new(
            "default name of a layer with arguments", new NameLayerFix(), "NETGEN0106", "Name [Dense] nameof(Dense1)",
            "[Network(2)] [Dense(units: 3)] [ReLU()] public partial class Net { public partial LayerView Dense1 { get; } }\n",
            "[Network(2)] [Dense(units: 3, Name = nameof(Dense1))] [ReLU()] public partial class Net { public partial LayerView Dense1 { get; } }\n"),
    ];

    private static FixCase Name(string name, string id, string right, string before, string after) =>
        new($"name: {name}", new CorrectNameFix(), id, $"Name it '{right}'", $"[Network(2)] [Dense(3, Name = {before} public partial class Net;\n", $"[Network(2)] [Dense(3, Name = {after} public partial class Net;\n");

    private static FixCase Named(string name, string layer, string before, string after) =>
        new($"view: {name}", new NameLayerFix(), "NETGEN0106", $"Name [{layer}] nameof(Hidden)", $"[Network(2)] {before} public partial class Net {View}", $"[Network(2)] {after} public partial class Net {View}");
}

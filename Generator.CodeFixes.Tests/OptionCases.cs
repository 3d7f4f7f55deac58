namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>Fixes of NETGEN02xx and NETGEN03xx: options and widths.</summary>
internal static class OptionCases
{
    public static IEnumerable<FixCase> All =>
    [
        new(
            "late standardization", new MoveStandardizeFix(), "NETGEN0203", "Move [Standardize] before the layers",
            "[Network(2)]\n[Rescale(2)]\n[Dense(3, Activation.ReLU)]\n[Standardize] // raw data\n[Dense(1)]\npublic partial class Net;\n",
            "[Network(2)]\n[Rescale(2)]\n[Standardize] // raw data\n[Dense(3, Activation.ReLU)]\n[Dense(1)]\npublic partial class Net;\n"),
        new(
            "standardized twice", new MoveStandardizeFix(), "NETGEN0203", "Remove the second [Standardize]",
            "[Network(2)]\n[Standardize]\n[Standardize]\n[Dense(1)]\npublic partial class Net;\n", "[Network(2)]\n[Standardize]\n[Dense(1)]\npublic partial class Net;\n"),
        new(
            "softmax on a line", new RemoveActivationFix(), "NETGEN0204", "Remove [Softmax]",
            "[Network(2)]\n[Dense(3)]\n// Probabilities.\n[Softmax]\n[CrossEntropyLoss]\npublic partial class Net;\n", "[Network(2)]\n[Dense(3)]\n// Probabilities.\n[CrossEntropyLoss]\npublic partial class Net;\n"),
        new(
            "softmax on a line with a comment", new RemoveActivationFix(), "NETGEN0204", "Remove [Softmax]",
            "[Network(2)]\n[Dense(3)]\n[Softmax] // probabilities\n[CrossEntropyLoss]\npublic partial class Net;\n", "[Network(2)]\n[Dense(3)]\n// probabilities\n[CrossEntropyLoss]\npublic partial class Net;\n"),
        new(
            "softmax in brackets", new RemoveActivationFix(), "NETGEN0204", "Remove [Softmax]",
            "[Network(2)]\n[Dense(3), /* shares */ Softmax, CrossEntropyLoss]\npublic partial class Net;\n", "[Network(2)]\n[Dense(3) /* shares */ , CrossEntropyLoss]\npublic partial class Net;\n"),
        new("softmax at the end of a line", new RemoveActivationFix(), "NETGEN0204", "Remove [LogSoftmax]", "[Network(2)] [Dense(3)] [LogSoftmax]\n[CrossEntropyLoss]\npublic partial class Net;\n", "[Network(2)] [Dense(3)]\n[CrossEntropyLoss]\npublic partial class Net;\n"),
        new("softmax without spaces", new RemoveActivationFix(), "NETGEN0204", "Remove [Softmax]", "[Network(2)][Dense(3)][Softmax][CrossEntropyLoss] public partial class Net;\n", "[Network(2)][Dense(3)][CrossEntropyLoss] public partial class Net;\n"),
        new(
            "sigmoid argument", new RemoveActivationFix(), "NETGEN0204", "Remove Activation.Sigmoid",
            "[Network(2)] [Dense(1, Activation.Sigmoid, Bias = false)] [BinaryCrossEntropyLoss] public partial class Net;\n", "[Network(2)] [Dense(1, Bias = false)] [BinaryCrossEntropyLoss] public partial class Net;\n"),
        new(
            "named sigmoid argument", new RemoveActivationFix(), "NETGEN0204", "Remove activation: Activation.Sigmoid",
            "[Network(2)] [Dense(activation: Activation.Sigmoid, units: 1)] [BinaryCrossEntropyLoss] public partial class Net;\n", "[Network(2)] [Dense(units: 1)] [BinaryCrossEntropyLoss] public partial class Net;\n"),
        new("dropout last", new RemoveDropoutFix(), "NETGEN0205", "Remove [Dropout]", "[Network(2)]\n[Dense(1)]\n[Dropout(0.5)]\npublic partial class Net;\n", "[Network(2)]\n[Dense(1)]\npublic partial class Net;\n"),
        new(
            "dropout last, moved", new MoveDropoutFix(), "NETGEN0205", "Move [Dropout] before [Dense]",
            "[Network(2)]\n[Dense(1)]\n[ReLU]\n[Dropout(0.5)]\npublic partial class Net;\n", "[Network(2)]\n[Dropout(0.5)]\n[Dense(1)]\n[ReLU]\npublic partial class Net;\n"),
        new(
            "noise last", new RemoveDropoutFix(), "NETGEN0205", "Remove [GaussianNoise]",
            "[Network(2)] [Dense(1)] [GaussianNoise(0.5)] public partial class Net;\n", "[Network(2)] [Dense(1)] public partial class Net;\n"),
        new(
            "channel dropout last, moved", new MoveDropoutFix(), "NETGEN0205", "Move [Dropout2D] before [Conv2D]",
            "[Network(4, 4, 2)]\n[Conv2D(2, 3)]\n[Dropout2D(0.5)]\n[Flatten]\npublic partial class Net;\n", "[Network(4, 4, 2)]\n[Dropout2D(0.5)]\n[Conv2D(2, 3)]\n[Flatten]\npublic partial class Net;\n"),
        new(
            "momentum of Keras", new SetMomentumFix(), "NETGEN0211", "Use 0.01, the equivalent of Keras's 0.99",
            "[Network(2)] [BatchNorm(Momentum = 0.99, Epsilon = 1e-3)] [Dense(1)] public partial class Net;\n", "[Network(2)] [BatchNorm(Momentum = 0.01, Epsilon = 1e-3)] [Dense(1)] public partial class Net;\n"),
        new(
            "limiting activation", new RemoveActivationFix(), "NETGEN0212", "Remove Activation.ReLU",
            "[Network(2)] [Dense(1, Activation.ReLU)] [MeanSquaredErrorLoss] public partial class Net;\n", "[Network(2)] [Dense(1)] [MeanSquaredErrorLoss] public partial class Net;\n"),
        new(
            "initializer", new RemoveInitializerFix(), "NETGEN0207", "Remove 'Init = Init.HeNormal': the default suits the activation",
            "[Network(2)] [Dense(3, Activation.Tanh, Init = Init.HeNormal, Bias = false)] [Dense(1)] public partial class Net;\n", "[Network(2)] [Dense(3, Activation.Tanh, Bias = false)] [Dense(1)] public partial class Net;\n"),
        new(
            "bias before normalisation", new DropBiasFix(), "NETGEN0208", "Set Bias = false: BatchNorm has its own",
            "[Network(2)] [Dense(3, Name = \"a\")] [BatchNorm] [ReLU] [Dense(1)] public partial class Net;\n", "[Network(2)] [Dense(3, Name = \"a\", Bias = false)] [BatchNorm] [ReLU] [Dense(1)] public partial class Net;\n"),
        new(
            "explicit bias before normalisation", new DropBiasFix(), "NETGEN0208", "Set Bias = false: BatchNorm has its own",
            "[Network(2)] [Dense(3, Bias = true)] [BatchNorm] [ReLU] [Dense(1)] public partial class Net;\n", "[Network(2)] [Dense(3, Bias = false)] [BatchNorm] [ReLU] [Dense(1)] public partial class Net;\n"),
        new(
            "wasted lanes", new WidenLayerFix(), "NETGEN0301", "Use 32 units, which cost the same",
            "[Network(784)] [Dense(units: 20, Activation.ReLU)] [Dense(10)] public partial class Net;\n", "[Network(784)] [Dense(units: 32, Activation.ReLU)] [Dense(10)] public partial class Net;\n"),
    ];
}

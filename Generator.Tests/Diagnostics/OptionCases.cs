namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN02xx: options of layers and losses.</summary>
internal static class OptionCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("no units", "[Network(2)] [Dense({|NETGEN0201:0|})] public partial class Net;", "'units' of Dense 'dense1' is 0, but must be at least 1"),
        new(
            "negative units by name", "[Network(2)] [Dense({|NETGEN0201:units: -3|}, Name = \"last\")] public partial class Net;",
            "'units' of Dense 'last' is -3, but must be at least 1"),
        new("empty input", "[Network({|NETGEN0201:0|})] [Dense(1)] public partial class Net;", "'inputShape' of [Network] is 0, but must be at least 1"),
        new(
            "negative width", "[Network(8, {|NETGEN0201:-8|}, 1)] [Flatten] [Dense(1)] public partial class Net;",
            "'inputShape' of [Network] is -8, but must be at least 1"),
        Dropout("1", "1"),
        Dropout("-0.1", "-0.1"),
        Dropout("double.NaN", "NaN"),
        Layer("Rescale(factor: 0)", "factor: 0", "'factor' of Rescale 'rescale1' is 0, but must be a finite number other than 0"),
        Layer("Rescale(1e300)", "1e300", "'factor' of Rescale 'rescale1' is 1E+300, but must be a finite number other than 0"),
        Layer("Rescale(1, double.NegativeInfinity)", "double.NegativeInfinity", "'offset' of Rescale 'rescale1' is -Infinity, but must be a finite number"),
        Layer("ELU(Alpha = -1)", "Alpha = -1", "'Alpha' of ELU 'elu1' is -1, but must be positive"),
        Layer("LeakyReLU(NegativeSlope = 0)", "NegativeSlope = 0", "'NegativeSlope' of LeakyReLU 'leakyReLU1' is 0, but must be positive"),
        Layer("Dense(3, (Activation)99)", "(Activation)99", "'activation' of Dense 'dense1' is 99, but must be a member of Activation"),
        Layer("Dense(3, Init = (Init)(-1))", "Init = (Init)(-1)", "'Init' of Dense 'dense1' is -1, but must be a member of Init"),
        Sequence("LSTM(0)", "0", "NETGEN0201", "'units' of LSTM 'lstm1' is 0, but must be at least 1"),
        Sequence("GRU(4, Layers = 0)", "Layers = 0", "NETGEN0201", "'Layers' of GRU 'gru1' is 0, but must be at least 1"),
        Sequence("GRU(4, Layers = 2, Dropout = 1)", "Dropout = 1", "NETGEN0202", "'Dropout' of GRU 'gru1' is 1, but must be in [0, 1)"),
        Sequence(
            "LSTM(4, Dropout = 0.2)", "Dropout = 0.2", "NETGEN0202",
            "'Dropout' of LSTM 'lstm1' is 0.2, but must be 0 with one layer, since it acts between layers: for its outputs put [Dropout] after it"),
        Sequence("RNN(4, Layers = 65)", "Layers = 65", "NETGEN0202", "'Layers' of RNN 'rnn1' is 65, but must be at most 64"),
        Sequence(
            "Conv1D(2, 3, Padding = Padding.Causal, PaddingSize = 1)", "PaddingSize = 1", "NETGEN0202",
            "'PaddingSize' of Conv1D 'conv1D1' is 1, but must be 0 with Padding.Causal, which chooses the padding itself"),
        Sequence(
            "MaxPool1D(2, Padding = Padding.Causal)", "Padding = Padding.Causal", "NETGEN0202",
            "'Padding' of MaxPool1D 'maxPool1D1' is 2, but must be Valid or Same (Causal is for Conv1D)"),
        Image(
            "Conv2D(2, 3, Padding = Padding.Causal)", "Padding = Padding.Causal", "NETGEN0202",
            "'Padding' of Conv2D 'conv2D1' is 2, but must be Valid or Same (Causal is for Conv1D)"),
        Image("UpSample2D(0)", "0", "NETGEN0201", "'size' of UpSample2D 'upSample2D1' is 0, but must be at least 1"),
        Image("DepthToSpace(0)", "0", "NETGEN0201", "'size' of DepthToSpace 'depthToSpace1' is 0, but must be at least 1"),
        Image("SpaceToDepth(0)", "0", "NETGEN0201", "'size' of SpaceToDepth 'spaceToDepth1' is 0, but must be at least 1"),
        Image("ZeroPad2D(-1)", "-1", "NETGEN0202", "'size' of ZeroPad2D 'zeroPad2D1' is -1, but must be at least 0"),
        Image("ZeroPad2D(1, Left = -2)", "Left = -2", "NETGEN0202", "'Left' of ZeroPad2D 'zeroPad2D1' is -2, but must be at least 0"),
        Image("Reshape(12, -16)", "-16", "NETGEN0201", "'second' of Reshape 'reshape1' is -16, but must be at least 1"),
        Image("Dropout2D(1)", "1", "NETGEN0202", "'rate' of Dropout2D 'dropout2D1' is 1, but must be in [0, 1)"),
        Image("GaussianNoise(-0.5)", "-0.5", "NETGEN0202", "'deviation' of GaussianNoise 'gaussianNoise1' is -0.5, but must be at least 0 and finite"),
        Image("GroupNorm(0)", "0", "NETGEN0201", "'groups' of GroupNorm 'groupNorm1' is 0, but must be at least 1"),
        Image("GroupNorm(2)", "2", "NETGEN0110", "GroupNorm 'groupNorm1' has 2 groups, which must divide its 3 channels"),
        Image("LayerNorm(Axes = 2)", "Axes = 2", "NETGEN0202", "'Axes' of LayerNorm 'layerNorm1' is 2, but must be 1 or 3, all axes of its input"),
        Image("BatchNorm(Momentum = 0)", "Momentum = 0", "NETGEN0202", "'Momentum' of BatchNorm 'batchNorm1' is 0, but must be positive and at most 1"),
        Image("BatchNorm(Epsilon = 2)", "Epsilon = 2", "NETGEN0202", "'Epsilon' of BatchNorm 'batchNorm1' is 2, but must be positive and at most 1"),
        new(
            "bias before normalisation", "[Network(2)] [{|NETGEN0208:Dense(3)|}] [BatchNorm] [ReLU] [Dense(2)] public partial class Net;",
            "The bias of Dense 'dense1' has no effect, because BatchNorm 'batchNorm1' subtracts it again: set Bias = false"),
        Image("LayerNorm(Epsilon = 0)", "Epsilon = 0", "NETGEN0202", "'Epsilon' of LayerNorm 'layerNorm1' is 0, but must be positive and at most 1"),
        new(
            "empty table", "[Network(2)] [Embedding({|NETGEN0201:0|}, 4)] [Flatten] [Dense(2)] public partial class Net;",
            "'count' of Embedding 'embedding1' is 0, but must be at least 1"),
        new(
            "late embedding", "[Network(4)] [ReLU] [{|NETGEN0209:Embedding(9, 2)|}] public partial class Net;",
            "Embedding 'embedding1' looks up indices, which only the network's input can hold: no layer may come before it"),
        Image("MaxPool2D(0)", "0", "NETGEN0201", "'size' of MaxPool2D 'maxPool2D1' is 0, but must be at least 1"),
        Image("AvgPool2D(2, Stride = 0)", "Stride = 0", "NETGEN0201", "'Stride' of AvgPool2D 'avgPool2D1' is 0, but must be at least 1"),
        Image(
            "MaxPool2D(3, PaddingSize = 2)", "PaddingSize = 2", "NETGEN0202",
            "'PaddingSize' of MaxPool2D 'maxPool2D1' is 2, but must be from 0 to half of the size"),
        Image(
            "AvgPool2D(3, Padding = Padding.Same, PaddingSize = 1)", "PaddingSize = 1", "NETGEN0202",
            "'PaddingSize' of AvgPool2D 'avgPool2D1' is 1, but must be 0 with Padding.Same, which chooses the padding itself"),
        Image(
            "MaxPool2D(3, Padding = Padding.Same, CeilMode = true)", "CeilMode = true", "NETGEN0202",
            "'CeilMode' of MaxPool2D 'maxPool2D1' is true, but must be false with Padding.Same, which rounds up itself"),
        Image(
            "MaxPool2D(3, Padding = (Padding)7)", "Padding = (Padding)7", "NETGEN0202",
            "'Padding' of MaxPool2D 'maxPool2D1' is 7, but must be a member of Padding"),
        Image(
            "MaxPool2D(2, PaddingSize = -1)", "PaddingSize = -1", "NETGEN0202",
            "'PaddingSize' of MaxPool2D 'maxPool2D1' is -1, but must be from 0 to half of the size"),
        Image("ConvTranspose2D(0, 3)", "0", "NETGEN0201", "'filters' of ConvTranspose2D 'convTranspose2D1' is 0, but must be at least 1"),
        Image("ConvTranspose2D(4, 0, 3)", "0", "NETGEN0201", "'kernelHeight' of ConvTranspose2D 'convTranspose2D1' is 0, but must be at least 1"),
        Image("ConvTranspose2D(4, 3, Stride = 0)", "Stride = 0", "NETGEN0201", "'Stride' of ConvTranspose2D 'convTranspose2D1' is 0, but must be at least 1"),
        Image(
            "ConvTranspose2D(4, 3, Stride = 2, OutputPadding = 2)", "OutputPadding = 2", "NETGEN0202",
            "'OutputPadding' of ConvTranspose2D 'convTranspose2D1' is 2, but must be at least 0 and less than the stride"),
        Image(
            "ConvTranspose2D(4, 2, PaddingSize = 5)", "PaddingSize = 5", "NETGEN0202",
            "'PaddingSize' of ConvTranspose2D 'convTranspose2D1' is 5, but must be at most 4, or nothing of the output is left"),
        Loss(
            "CrossEntropyLoss(Targets = Targets.Soft, IgnoreIndex = -1)", "IgnoreIndex = -1",
            "'IgnoreIndex' of [CrossEntropyLoss] is -1, but must be set for class indices only, and not for Targets.Soft"),
        Loss("CrossEntropyLoss(LabelSmoothing = 1)", "LabelSmoothing = 1", "'LabelSmoothing' of [CrossEntropyLoss] is 1, but must be in [0, 1)"),
        Loss(
            "CrossEntropyLoss(Targets = (Targets)7)", "Targets = (Targets)7",
            "'Targets' of [CrossEntropyLoss] is 7, but must be Targets.Index or Targets.Soft"),
        Loss("HuberLoss(0)", "0", "'delta' of [HuberLoss] is 0, but must be positive"),
        new(
            "late standardization", "[Network(2)] [Dense(3, Activation.ReLU)] [{|NETGEN0203:Standardize|}] [Dense(1)] public partial class Net;",
            "Standardize 'standardize1' is fitted to the raw data, so it must come before every layer except [Rescale] and [Flatten], and only once"),
        new(
            "standardized twice", "[Network(2)] [Standardize] [{|NETGEN0203:Standardize|}] [Dense(1)] public partial class Net;",
            "Standardize 'standardize2' is fitted to the raw data, so it must come before every layer except [Rescale] and [Flatten], and only once"),
        new(
            "softmax before logits", "[Network(2)] [Dense(3)] [{|NETGEN0204:Softmax|}] [CrossEntropyLoss] public partial class Net;",
            "[CrossEntropyLoss] takes logits and applies its own softmax: remove Softmax"),
        new(
            "sigmoid argument before logits", "[Network(2)] [Dense(1, {|NETGEN0204:Activation.Sigmoid|})] [BinaryCrossEntropyLoss] public partial class Net;",
            "[BinaryCrossEntropyLoss] takes logits and applies its own sigmoid: remove Sigmoid"),
        new(
            "dropout last", "[Network(2)] [Dense(1)] [{|NETGEN0205:Dropout(0.5)|}] [MeanSquaredErrorLoss] public partial class Net;",
            "Dropout 'dropout1' randomly changes the network's outputs: put it before the last layer"),
        new(
            "channel dropout last", "[Network(4, 4, 1)] [Conv2D(2, 3)] [{|NETGEN0205:Dropout2D(0.5)|}] [Flatten] public partial class Net;",
            "Dropout2D 'dropout2D1' randomly changes the network's outputs: put it before the last layer"),
        new(
            "noise last", "[Network(2)] [Dense(1)] [{|NETGEN0205:GaussianNoise(0.5)|}] [MeanSquaredErrorLoss] public partial class Net;",
            "GaussianNoise 'gaussianNoise1' randomly changes the network's outputs: put it before the last layer"),
        OneValue("LayerNorm", "8, 8, 1"),
        OneValue("LayerNorm", "1"),
        OneValue("LayerNorm(Axes = 2)", "1, 1"),
        OneValue("GroupNorm(8)", "1, 8"),
        new(
            "momentum of Keras",
            "[Network(2)] [Dense(3, Bias = false)] [BatchNorm({|NETGEN0211:Momentum = 0.99|})] [ReLU] [Dense(2)] public partial class Net;",
            "'Momentum' of BatchNorm 'batchNorm1' is 0.99, but here it is the weight of the new batch, as in PyTorch: 0.99 in Keras corresponds to 0.01"),
        Limited("ReLU", "MeanSquaredErrorLoss", "at least 0", "compares them with targets that may be lower"),
        Limited("GELU", "HuberLoss", "no lower than a small negative value", "compares them with targets that may be lower"),
        Limited("ReLU", "MeanAbsoluteErrorLoss(StandardizeTargets = true)", "at least 0", "compares them with standardized targets of both signs"),
        Limited("Sigmoid", "MeanSquaredErrorLoss(StandardizeTargets = true)", "from 0 to 1", "compares them with standardized targets of both signs"),
        Limited("LogSoftmax", "MeanSquaredErrorLoss(StandardizeTargets = true)", "at most 0", "compares them with standardized targets of both signs"),
        Limited("ReLU", "CrossEntropyLoss", "at least 0", "takes logits of both signs"),
        Limited("Softplus", "CrossEntropyLoss", "greater than 0", "takes logits of both signs"),
        Limited("Tanh", "BinaryCrossEntropyLoss", "from −1 to 1", "takes logits of both signs"),
        new(
            "limiting layer", "[Network(4, 4, 1)] [Conv2D(2, 4)] [{|NETGEN0212:ReLU|}] [Flatten] [CrossEntropyLoss] public partial class Net;",
            "ReLU makes every output at least 0, but [CrossEntropyLoss] takes logits of both signs: remove ReLU"),
        new(
            "linear layers", "[Network(2)] [Dense(3)] [Dropout(0.5)] [{|NETGEN0206:Dense(1)|}] public partial class Net;",
            "Dense 'dense2' follows Dense 'dense1' without an activation between them: together they are one linear layer"),
        Initializer("Zeros", "ReLU", "the gradient at 0 is 0, so the layer never learns"),
        Initializer("GlorotUniform", "SELU", "it normalises itself only if the weights start with a variance of 1 / inputs, as with LeCun's initializers"),
        Initializer("HeNormal", "Sigmoid", "weights scaled for ReLU, which drops half of the values, are so large that it saturates"),
        new(
            "initializer and a later activation",
            "[Network(2)] [Dense(3, {|NETGEN0207:Init = Init.HeUniform|}, Name = \"hidden\")] [Dropout(0.5)] [Tanh] [Dense(1)] public partial class Net;",
            "Init.HeUniform of Dense 'hidden' does not suit Tanh: weights scaled for ReLU, which drops half of the values, are so large that it saturates"),
    ];

    private static DiagnosticCase OneValue(string attribute, string input) => new(
        $"{attribute} of {input}", $"[Network({input})] [{{|NETGEN0210:{attribute}|}}] [ReLU] public partial class Net;",
        $"{attribute.Split('(')[0]} '{char.ToLowerInvariant(attribute[0])}{attribute.Split('(')[0][1..]}1' normalises one value at a time, which always "
        + "gives 0: use fewer groups, more axes or another layer");

    private static DiagnosticCase Limited(string activation, string loss, string values, string reason) => new(
        $"{activation} before {loss}", $"[Network(2)] [Dense(2, {{|NETGEN0212:Activation.{activation}|}})] [{loss}] public partial class Net;",
        $"{activation} makes every output {values}, but [{loss.Split('(')[0]}] {reason}: remove {activation}");

    private static DiagnosticCase Initializer(string initializer, string activation, string reason) =>
        new(
            $"{initializer} before {activation}",
            $"[Network(2)] [Dense(3, Activation.{activation}, {{|NETGEN0207:Init = Init.{initializer}|}})] [Dense(1)] public partial class Net;",
            $"Init.{initializer} of Dense 'dense1' does not suit {activation}: {reason}");

    private static DiagnosticCase Dropout(string rate, string shown) =>
        new(
            $"dropout {shown}", $"[Network(2)] [Dropout({{|NETGEN0202:{rate}|}})] [Dense(1)] public partial class Net;",
            $"'rate' of Dropout 'dropout1' is {shown}, but must be in [0, 1)");

    private static DiagnosticCase Layer(string attribute, string marked, string message) =>
        new(attribute, $"[Network(2)] [{Mark(attribute, marked)}] [ReLU] [Dense(2)] public partial class Net;", message);

    private static DiagnosticCase Sequence(string attribute, string marked, string id, string message) =>
        new(
            attribute,
            $"[Network(8, 3)] [{attribute.Replace(marked, $"{{|{id}:{marked}|}}", StringComparison.Ordinal)}] [Flatten] [Dense(2)] public partial class Net;",
            message);

    private static DiagnosticCase Image(string attribute, string marked, string id, string message) =>
        new(
            attribute,
            $"[Network(8, 8, 3)] [{attribute.Replace(marked, $"{{|{id}:{marked}|}}", StringComparison.Ordinal)}] [Flatten] [Dense(2)] public partial class Net;",
            message);

    private static DiagnosticCase Loss(string attribute, string marked, string message) =>
        new(attribute, $"[Network(2)] [Dense(2)] [{Mark(attribute, marked)}] public partial class Net;", message);

    private static string Mark(string attribute, string marked) => attribute.Replace(marked, $"{{|NETGEN0202:{marked}|}}", StringComparison.Ordinal);
}

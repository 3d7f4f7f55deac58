namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN01xx: shapes, names and sizes.</summary>
internal static class ShapeCases
{
    private const string InputShapes = "[Network] expects (features), (length, channels) or (height, width, channels) but gets";

    public static IEnumerable<DiagnosticCase> All =>
    [
        new("four dimensions", "[{|NETGEN0101:Network(2, 8, 8, 1)|}] [Flatten] [Dense(1)] public partial class Net;", $"{InputShapes} 4 dimensions (2×8×8×1)"),
        new("no dimensions", "[{|NETGEN0101:Network|}] [Dense(1)] public partial class Net;", $"{InputShapes} nothing"),
        new("null", "[{|NETGEN0101:Network(null!)|}] [Dense(1)] public partial class Net;", $"{InputShapes} nothing"),
        new(
            "softmax of an image", "[Network(8, 8, 1)] [{|NETGEN0101:Softmax|}] [Flatten] public partial class Net;",
            "Softmax 'softmax1' expects a vector but gets 8×8×1"),
        new(
            "named softmax of an image", "[Network(8, 8, 1)] [{|NETGEN0101:Softmax(Name = \"shares\")|}] public partial class Net;",
            "Softmax 'shares' expects a vector but gets 8×8×1"),
        new(
            "pooling of a vector", "[Network(64)] [{|NETGEN0101:MaxPool2D(2)|}] public partial class Net;",
            "MaxPool2D 'maxPool2D1' expects an image but gets 64"),
        new(
            "pooling of a signal in two directions", "[Network(8, 8)] [{|NETGEN0101:AvgPool2D(2)|}] public partial class Net;",
            "AvgPool2D 'avgPool2D1' expects an image but gets 8×8: for a single channel write [Network(8, 8, 1)]"),
        new(
            "pooling of an image in one direction", "[Network(8, 8, 1)] [{|NETGEN0101:MaxPool1D(2)|}] public partial class Net;",
            "MaxPool1D 'maxPool1D1' expects a signal (length, channels) but gets 8×8×1"),
        new(
            "global pooling of a vector", "[Network(8)] [{|NETGEN0101:GlobalAvgPool|}] public partial class Net;",
            "GlobalAvgPool 'globalAvgPool1' expects an image or a signal but gets 8: for a single channel write [Network(8, 1)]"),
        new(
            "convolution of a vector", "[Network(64)] [{|NETGEN0101:Conv2D(4, 3)|}] public partial class Net;",
            "Conv2D 'conv2D1' expects an image (height, width, channels) but gets 64"),
        new(
            "convolution of an image in one direction", "[Network(8, 8, 1)] [{|NETGEN0101:Conv1D(4, 3)|}] public partial class Net;",
            "Conv1D 'conv1D1' expects a signal (length, channels) but gets 8×8×1"),
        new(
            "large kernel", "[Network(4, 9, 1)] [{|NETGEN0108:Conv2D(4, 5)|}] public partial class Net;",
            "Conv2D 'conv2D1' has a window of 5×5, but its input is 4×9"),
        new(
            "large dilated kernel", "[Network(8, 2)] [{|NETGEN0108:Conv1D(4, 5, Dilation = 3, PaddingSize = 2)|}] public partial class Net;",
            "Conv1D 'conv1D1' has a window of 13, but its input is 8 long with a padding of 2"),
        new(
            "dropped column", "[Network(8, 7, 1)] [{|NETGEN0109:Conv2D(4, 2, Stride = 2)|}] public partial class Net;",
            "Conv2D 'conv2D1' never reads the last column of its input 8×7×1: windows of 2×2 with stride 2 stop short of the end"),
        new(
            "groups", "[Network(8, 8, 6)] [Conv2D(8, 3, {|NETGEN0110:Groups = 3|})] public partial class Net;",
            "Conv2D 'conv2D1' has 3 groups, which must divide both its 6 channels and its 8 filters"),
        new(
            "size with same padding", "[Network(8, 8, 6)] [Conv2D(8, 3, Padding = Padding.Same, {|NETGEN0202:PaddingSize = 1|})] public partial class Net;",
            "'PaddingSize' of Conv2D 'conv2D1' is 1, but must be 0 with Padding.Same, which chooses the padding itself"),
        new(
            "reshape to another size", "[Network(8, 8, 3)] [{|NETGEN0101:Reshape(16, 16)|}] public partial class Net;",
            "Reshape 'reshape1' expects 256 numbers for 16×16 but gets 8×8×3"),
        new(
            "groups of a vector", "[Network(8)] [{|NETGEN0101:GroupNorm(2)|}] [Dense(1)] public partial class Net;",
            "GroupNorm 'groupNorm1' expects an image or a signal but gets 8: for a single channel write [Network(8, 1)]"),
        new(
            "indices of an image", "[Network(8, 8, 1)] [{|NETGEN0101:Embedding(9, 2)|}] public partial class Net;",
            "Embedding 'embedding1' expects a vector of indices but gets 8×8×1"),
        new(
            "channels of a vector", "[Network(8)] [{|NETGEN0101:Dropout2D(0.5)|}] [Dense(1)] public partial class Net;",
            "Dropout2D 'dropout2D1' expects an image or a signal but gets 8: for a single channel write [Network(8, 1)]"),
        new(
            "zeros around a signal", "[Network(8, 8)] [{|NETGEN0101:ZeroPad2D(1)|}] public partial class Net;",
            "ZeroPad2D 'zeroPad2D1' expects an image but gets 8×8: for a single channel write [Network(8, 8, 1)]"),
        new(
            "steps of a vector", "[Network(8)] [{|NETGEN0101:LSTM(4)|}] [Flatten] [Dense(1)] public partial class Net;",
            "LSTM 'lstm1' expects a sequence (steps, features) but gets 8: for a single channel write [Network(8, 1)]"),
        new(
            "last step of an image", "[Network(8, 8, 1)] [{|NETGEN0101:LastStep|}] [Dense(1)] public partial class Net;",
            "LastStep 'lastStep1' expects a sequence (steps, features) but gets 8×8×1"),
        new(
            "dense for each step of a vector", "[Network(8)] [{|NETGEN0101:Dense(4, PerStep = true)|}] public partial class Net;",
            "Dense 'dense1' expects a sequence (steps, features) but gets 8: for a single channel write [Network(8, 1)]"),
        new(
            "flattened steps", "[Network(8, 4, VariableLength = true)] [GRU(3)] [{|NETGEN0118:Flatten|}] [Dense(1)] public partial class Net;",
            "Flatten 'flatten1' takes all steps of a row together, but rows have lengths of their own: put [LastStep] or a global pooling before it, which "
            + "take the valid steps of each row"),
        new(
            "dense over steps", "[Network(8, 4, VariableLength = true)] [{|NETGEN0118:Dense(1)|}] public partial class Net;",
            "Dense 'dense1' takes all steps of a row together, but rows have lengths of their own: put [LastStep] or a global pooling before it, which take "
            + "the valid steps of each row"),
        new(
            "groups over steps",
            "[Network(8, 4, VariableLength = true)] [{|NETGEN0118:Conv1D(4, 3, Groups = 2)|}] [LastStep] [Dense(1)] public partial class Net;",
            "Conv1D 'conv1D1' has groups, which it cannot have where rows have lengths of their own: leave out Groups, or put it behind [LastStep] or a "
            + "global pooling"),
        new(
            "rounded up steps",
            "[Network(8, 4, VariableLength = true)] [{|NETGEN0118:MaxPool1D(3, CeilMode = true)|}] [LastStep] [Dense(1)] public partial class Net;",
            "MaxPool1D 'maxPool1D1' has CeilMode, which it cannot have where rows have lengths of their own: leave out CeilMode, or set Padding = "
            + "Padding.Same"),
        new(
            "steps of different strides",
            "[Network(8, 4, VariableLength = true)] [Conv1D(4, 3, Padding = Padding.Same, Name = \"a\")] [Conv1D(4, 1)] [MaxPool1D(1, Stride = 2, Padding = "
            + "Padding.Same)] [{|NETGEN0118:Add(\"a\")|}] [LastStep] [Dense(1)] public partial class Net;",
            "Add 'add1' takes operands whose rows have different lengths: end both with [LastStep] or a global pooling, or let strides be the same"),
        new(
            "standardized steps",
            "[Network(8, 4, VariableLength = true)] [GRU(3)] [Dense(1, PerStep = true)] [MeanSquaredErrorLoss(PerStep = true, {|NETGEN0118:StandardizeTargets "
            + "= true|})] public partial class Net;",
            "[MeanSquaredErrorLoss] standardises each step of a row for itself, but rows have lengths of their own: scale the targets before, or put "
            + "[LastStep] or a global pooling before it"),
        new(
            "weighted steps",
            "[Network(8, 4, VariableLength = true)] [GRU(3)] [Dense(1, PerStep = true)] [{|NETGEN0118:MeanSquaredErrorLoss(PerStep = true, Weight = 2)|}] "
            + "public partial class Net;",
            "[MeanSquaredErrorLoss] is a loss of steps beside other heads, or with a weight, but rows have lengths of their own: let it be the only head, or "
            + "put [LastStep] or a global pooling before it"),
        new(
            "lengths of an image",
            "[{|NETGEN0119:Network(8, 8, 1, VariableLength = true)|}] [Conv2D(2, 3)] [GlobalAvgPool] [Dense(1)] public partial class Net;",
            "VariableLength needs an input (steps, features), or one of indices, but [Network] has the shape 8×8×1"),
        new(
            "lengths of several sequences",
            "[Network(VariableLength = true)] [Input(\"a\", 8, 2)] [{|NETGEN0119:Input(\"b\", 9, 2)|}] [GRU(2, From = \"a\")] [LastStep(Name = \"x\")] "
            + "[GRU(2, From = \"b\")] [LastStep] [Add(\"x\")] public partial class Net;",
            "VariableLength needs an input of 8 steps like the one before it, as a row has one length, but [Input] 'b' has 9"),
        new(
            "weights of another direction",
            "[Network(8, 4)] [LSTM(4, Name = \"one\")] [LSTM(4, Bidirectional = true, {|NETGEN0117:Weights = \"one\"|})] [LastStep] [Dense(1)] public partial "
            + "class Net;",
            "LSTM 'lstm1' takes the weights of 'one', but the weights of LSTM 'lstm1' have other shapes than those of LSTM 'one'"),
        new(
            "squares of channels", "[Network(4, 4, 6)] [DepthToSpace({|NETGEN0202:2|})] public partial class Net;",
            "'size' of DepthToSpace 'depthToSpace1' is 2, but must be a number whose square divides its 6 channels"),
        new(
            "squares of pixels", "[Network(4, 6, 1)] [SpaceToDepth({|NETGEN0202:3|})] public partial class Net;",
            "'size' of SpaceToDepth 'spaceToDepth1' is 3, but must be a divisor of its height 4 and its width 6"),
        new(
            "squares of a vector", "[Network(8)] [{|NETGEN0101:DepthToSpace(2)|}] public partial class Net;",
            "DepthToSpace 'depthToSpace1' expects an image but gets 8"),
        new(
            "weights of other shapes",
            "[Network] [Input(\"a\", 2)] [Input(\"b\", 3)] [Dense(4, From = \"a\", Name = \"one\")] [Dense(4, From = \"b\", Name = \"two\", "
            + "{|NETGEN0117:Weights = \"one\"|})] [Multiply(\"one\")] [Dense(1)] public partial class Net;",
            "Dense 'two' takes the weights of 'one', but the weights of Dense 'two' have other shapes than those of Dense 'one'"),
        new(
            "weights of another kind",
            "[Network(4, 4, 2)] [Conv2D(2, 1, Name = \"one\")] [ReLU] [Flatten] [Dense(2, {|NETGEN0117:Weights = \"one\"|})] public partial class Net;",
            "Dense 'dense1' takes the weights of 'one', but that is Conv2D 'one'"),
        new(
            "weights of nobody", "[Network(4)] [Dense(4)] [ReLU] [Dense(4, {|NETGEN0117:Weights = \"none\"|})] public partial class Net;",
            "Dense 'dense2' takes the weights of 'none', but no layer before it has this name"),
        new(
            "weights of none", "[Network(4)] [Dense(4)] [ReLU(Name = \"one\")] [ReLU({|NETGEN0117:Weights = \"one\"|})] [Dense(1)] public partial class Net;",
            "ReLU 'relu1' takes the weights of 'one', but it has no weights"),
        new(
            "weights of another block",
            "[Network(4)] [Block<A>(Name = \"one\")] [Block<B>({|NETGEN0117:Weights = \"one\"|})] public partial class Net; [Block] [Dense(4)] [ReLU] public "
            + "class A; [Block] [Dense(4)] [ReLU] [Dense(4)] public class B;",
            "Block 'block1' takes the weights of 'one', but that block has other layers"),
        new(
            "pixels of a vector", "[Network(8)] [{|NETGEN0101:UpSample2D(2)|}] public partial class Net;",
            "UpSample2D 'upSample2D1' expects an image but gets 8"),
        new(
            "large image", "[Network(8, 8, 1)] [{|NETGEN0107:ZeroPad2D(20000)|}] public partial class Net;",
            "ZeroPad2D 'zeroPad2D1' makes 40008×40008×1 numbers, but at most 500,000,000 fit"),
        new(
            "large scale", "[Network(8, 8, 1)] [{|NETGEN0107:UpSample2D(5000)|}] public partial class Net;",
            "UpSample2D 'upSample2D1' makes 5000 × 5000 times 8×8×1, but at most 500,000,000 fit"),
        new(
            "unmarked block", "public class B; [Network(2)] [{|NETGEN0113:Block<B>|}] public partial class Net;",
            "[Block<B>] inserts B, which is not marked with [Block]"),
        new(
            "empty block", "[Block] public class B; [Network(2)] [{|NETGEN0113:Block<B>|}] public partial class Net;",
            "[Block<B>] inserts B, which has no layers"),
        new(
            "block with a loss", "[Block] [Dense(2)] [HuberLoss] public class B; [Network(2)] [{|NETGEN0113:Block<B>|}] public partial class Net;",
            "[Block<B>] inserts B, which has [HuberLoss], which only a network has"),
        new(
            "block in itself", "[Block] [Dense(2)] [Block<B>] public class B; [Network(2)] [{|NETGEN0113:Block<B>|}] public partial class Net;",
            "[Block<B>] inserts B, which contains itself"),
        new(
            "repeated never", "[Block] [ReLU] public class B; [Network(2)] [Block<B>({|NETGEN0201:Repeat = 0|})] public partial class Net;",
            "'Repeat' of Block 'block1' is 0, but must be at least 1"),
        new(
            "repeated forever", "[Block] [ReLU] public class B; [Network(2)] [{|NETGEN0107:Block<B>(Repeat = 2147483647)|}] public partial class Net;",
            "Block 'block1' makes more layers, but at most 4096 fit"),
        new(
            "shape in a block",
            "[Block] [Dense(2)] [Add(\"input\")] public class B; [Network(3)] [{|NETGEN0112:Block<B>(Repeat = 2)|}] public partial class Net;",
            "Add 'block1.0.add1' needs operands of the same shape, but its input is 2 and 'input' is 3"),
        new(
            "name of a layer outside",
            "[Block] [Add(\"a\")] public class B; [Network(3)] [Dense(3, Name = \"a\")] [{|NETGEN0111:Block<B>|}] public partial class Net;",
            "Add 'block1.add1' takes the output of 'a', but no layer before it has this name; the names before it are input"),
        new(
            "large window", "[Network(4, 5, 1)] [{|NETGEN0108:MaxPool2D(5)|}] public partial class Net;",
            "MaxPool2D 'maxPool2D1' has a window of 5×5, but its input is 4×5"),
        new(
            "large window with padding", "[Network(2, 9, 1)] [{|NETGEN0108:AvgPool2D(5, PaddingSize = 1)|}] public partial class Net;",
            "AvgPool2D 'avgPool2D1' has a window of 5×5, but its input is 2×9 with a padding of 1"),
        new(
            "transposed convolution of a vector", "[Network(8)] [{|NETGEN0101:ConvTranspose2D(4, 3)|}] public partial class Net;",
            "ConvTranspose2D 'convTranspose2D1' expects an image (height, width, channels) but gets 8"),
        new(
            "convolution of a matrix", "[Network(8, 8)] [Rescale(0.5)] [{|NETGEN0101:Conv2D(4, 3)|}] public partial class Net;",
            "Conv2D 'conv2D1' expects an image (height, width, channels) but gets 8×8: for a single channel write [Network(8, 8, 1)]"),
        new(
            "pooling of a vector without a channel", "[Network(9)] [{|NETGEN0101:MaxPool1D(3)|}] public partial class Net;",
            "MaxPool1D 'maxPool1D1' expects a signal (length, channels) but gets 9: for a single channel write [Network(9, 1)]"),
        new(
            "convolution of a matrix that a layer gives", "[Network(6)] [Reshape(3, 2)] [{|NETGEN0101:Conv2D(4, 3)|}] public partial class Net;",
            "Conv2D 'conv2D1' expects an image (height, width, channels) but gets 3×2"),
        new(
            "long window", "[Network(4, 2)] [{|NETGEN0108:AvgPool1D(5)|}] public partial class Net;",
            "AvgPool1D 'avgPool1D1' has a window of 5, but its input is 4 long"),
        new(
            "dropped line and columns", "[Network(5, 6, 1)] [{|NETGEN0109:Conv2D(1, 4, Stride = 4)|}] public partial class Net;",
            "Conv2D 'conv2D1' never reads the last row and the last 2 columns of its input 5×6×1: windows of 4×4 with stride 4 stop short of the end"),
        new(
            "dropped value", "[Network(7, 2)] [{|NETGEN0109:Conv1D(1, 2, Stride = 2)|}] public partial class Net;",
            "Conv1D 'conv1D1' never reads the last value of its input 7×2: windows of 2 with stride 2 stop short of the end"),
        new(
            "missing flatten", "[Network(8, 8, 1)] [{|NETGEN0102:Dense(10)|}] public partial class Net;",
            "Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it"),
        new(
            "only the first dense layer",
            "[Network(8, 8, 1)] [{|NETGEN0102:Dense(32, Activation.ReLU)|}] [Dense(10)] [CrossEntropyLoss] public partial class Net;",
            "Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it"),
        new(
            "loss of each step of a vector", "[Network(8)] [Dense(2)] [{|NETGEN0103:MeanSquaredErrorLoss(PerStep = true)|}] public partial class Net;",
            "[MeanSquaredErrorLoss] expects a sequence (steps, values) but the network gives 2"),
        new(
            "classes of each step of a vector", "[Network(8)] [Dense(2)] [{|NETGEN0103:CrossEntropyLoss(PerStep = true)|}] public partial class Net;",
            "[CrossEntropyLoss] expects a sequence (steps, values) but the network gives 2"),
        new(
            "classes of a sequence", "[Network(8, 3)] [GRU(2)] [{|NETGEN0103:CrossEntropyLoss|}] public partial class Net;",
            "[CrossEntropyLoss] expects a vector but the network gives 8×2: put [LastStep], [GlobalAvgPool] or [Flatten] before it, or set PerStep = true"),
        new(
            "one class of each step", "[Network(8, 3)] [GRU(1)] [{|NETGEN0103:CrossEntropyLoss(PerStep = true)|}] public partial class Net;",
            "[CrossEntropyLoss] expects at least 2 outputs, one for each class, but the network gives 1: use [BinaryCrossEntropyLoss] for two classes with "
            + "one output"),
        new(
            "loss of an image", "[Network(8, 8, 1)] [ReLU] [{|NETGEN0103:MeanSquaredErrorLoss|}] public partial class Net;",
            "[MeanSquaredErrorLoss] expects a vector but the network gives 8×8×1: put [Flatten] or [GlobalAvgPool], and a dense layer, before it"),
        new(
            "one class", "[Network(2)] [Dense(1)] [{|NETGEN0103:CrossEntropyLoss|}] public partial class Net;",
            "[CrossEntropyLoss] expects at least 2 outputs, one for each class, but the network gives 1: use [BinaryCrossEntropyLoss] for two classes with "
            + "one output"),
        new(
            "same name", "[Network(2)] [Dense(3, Activation.ReLU, Name = \"hidden\")] [Dense(1, {|NETGEN0104:Name = \"hidden\"|})] public partial class Net;",
            "Dense 'hidden' has the name 'hidden', which the Dense before it already has"),
        Name("1st", "not a C# identifier"),
        Name("", "not a C# identifier"),
        Name("two words", "not a C# identifier"),
        Name("a\\u2028b", "not a C# identifier", "a\\u2028b"),
        Name("input", "reserved"),
        Name("Predict", "reserved"),
        new(
            "view without layer",
            "[Network(2)] [Dense(3, Activation.ReLU)] [Dense(1, Name = \"last\")] public partial class Net { public partial LayerView {|NETGEN0106:Hidden|} { "
            + "get; } }",
            "'Hidden' is a LayerView, but no layer has this name: write Name = nameof(Hidden) on one of dense1, last"),
        new(
            "mistyped name", "[Network(2)] [Dense(2, Activation.ReLU, Name = \"first\")] [Dense(2)] [Add({|NETGEN0111:\"frist\"|})] public partial class Net;",
            "Add 'add1' takes the output of 'frist', but no layer before it has this name; the names before it are input, first"),
        new(
            "later name", "[Network(2)] [Dense(2, Activation.ReLU)] [Add({|NETGEN0111:\"last\"|})] [Dense(2, Name = \"last\")] public partial class Net;",
            "Add 'add1' takes the output of 'last', but that layer comes after it"),
        new(
            "own name", "[Network(2)] [Dense(2, Activation.ReLU)] [Dense(2, {|NETGEN0111:From = \"own\"|}, Name = \"own\")] public partial class Net;",
            "Dense 'own' takes the output of 'own', but that is the layer itself"),
        new(
            "second name", "[Network(2)] [Dense(2, Activation.ReLU)] [Concat(\"input\", \"input\", {|NETGEN0111:null!|})] public partial class Net;",
            "Concat 'concat1' takes the output of '', but no layer before it has this name; the names before it are input"),
        new(
            "sum of different shapes", "[Network(2)] [Dense(3, Activation.ReLU)] [Add({|NETGEN0112:\"input\"|})] public partial class Net;",
            "Add 'add1' needs operands of the same shape, but its input is 3 and 'input' is 2"),
        new(
            "product of a vector and an image",
            "[Network(2, 2, 1)] [Flatten(Name = \"flat\")] [Multiply(\"flat\", {|NETGEN0112:\"input\"|})] public partial class Net;",
            "Multiply 'multiply1' needs operands of the same shape, but its input is 4 and 'input' is 2×2×1"),
        new(
            "images of different heights", "[Network(4, 4, 1)] [MaxPool2D(2)] [Concat({|NETGEN0112:\"input\"|})] public partial class Net;",
            "Concat 'concat1' needs operands that differ only in the last axis, but its input is 2×2×1 and 'input' is 4×4×1"),
        new(
            "unused output", "[Network(2)] [{|NETGEN0114:Dense(2, Activation.ReLU)|}] [Dense(2, From = \"input\")] public partial class Net;",
            "No layer uses the output of Dense 'dense1': use it by name in a later layer, or remove this one"),
        new(
            "large input", "[{|NETGEN0107:Network(50000, 50000, 3)|}] [Flatten] [Dense(1)] public partial class Net;",
            "[Network] makes 50000×50000×3 numbers, but at most 500,000,000 fit"),
        new(
            "large output", "[Network(2)] [{|NETGEN0107:Dense(int.MaxValue)|}] public partial class Net;",
            "Dense 'dense1' makes 2147483647 numbers, but at most 500,000,000 fit"),
        new(
            "many parameters", "[Network(100000)] [{|NETGEN0107:Dense(100000)|}] public partial class Net;",
            "Dense 'dense1' makes 10,000,000,000 parameters, but at most 500,000,000 fit"),
        new(
            "much scratch", "[Network(1)] [{|NETGEN0107:Dense(100000000)|}] public partial class Net;",
            "Dense 'dense1' makes 1,600,000,000 intermediate numbers, but at most 500,000,000 fit"),
        new(
            "large padded image", "[Network(1, 1, 1000)] [{|NETGEN0107:Conv2D(1, 1, PaddingSize = 9999)|}] public partial class Net;",
            "Conv2D 'conv2D1' makes a padded image of 19999×19999×1000, but at most 500,000,000 fit"),
        new(
            "many weights of a convolution", "[Network(400, 400, 100)] [{|NETGEN0107:Conv2D(1000, 400)|}] [ReLU] public partial class Net;",
            "Conv2D 'conv2D1' makes 16,128,000,000 parameters, but at most 500,000,000 fit"),
        new(
            "copies of an image", "[Network(10000, 10000, 1)] [{|NETGEN0107:Conv2D(1, 3, Padding = Padding.Same)|}] public partial class Net;",
            "Conv2D 'conv2D1' makes 600,080,112 intermediate numbers, but at most 500,000,000 fit"),
        new(
            "many activations", "[Network(100000000)] [ReLU] [{|NETGEN0107:GELU|}] [SiLU] public partial class Net;",
            "GELU 'gelu1' makes 600,000,096 intermediate numbers, but at most 500,000,000 fit"),
    ];

    private static DiagnosticCase Name(string name, string reason, string? shown = null) =>
        new(
            $"name '{name}'", $"[Network(2)] [Dense(1, {{|NETGEN0105:Name = \"{name}\"|}})] public partial class Net;",
            $"Dense '{shown ?? name}' has the name '{shown ?? name}', which is {reason}");
}

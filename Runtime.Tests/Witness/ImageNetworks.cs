namespace NetGen.Runtime.Tests.Witness;

// Networks of images, signals and branches. Filters and sizes are odd, and some pairs of layers are linear on purpose.
#pragma warning disable NETGEN0109, NETGEN0206, NETGEN0207, NETGEN0208

[Network(15, 14, 1), Rescale(1.0 / 16), Conv2D(6, 5, Activation.ReLU), MaxPool2D(2), Conv2D(16, 3, Activation.ReLU, Init = Init.HeNormal)]
[MaxPool2D(2, Stride = 1), Flatten, Dense(21, Activation.ReLU), Dense(10), CrossEntropyLoss]
internal sealed partial class SmallLeNet;

[Block]
[Conv2D(9, 3, Padding = Padding.Same, Bias = false), BatchNorm(Momentum = 0.2, Epsilon = 1e-3), ReLU]
[Conv2D(9, 3, Padding = Padding.Same, Bias = false), BatchNorm, Add("input"), ReLU]
internal abstract class WitnessBlock;

[Network(7, 9, 3), Conv2D(9, 3, Activation.ReLU, Padding = Padding.Same, Name = "start"), Block<WitnessBlock>(Name = "blocks", Repeat = 2)]
[Add("start"), Concat("blocks"), GlobalAvgPool, Dense(5), CrossEntropyLoss]
internal sealed partial class ResidualBlocks;

[Network(23, 3), Conv1D(7, 5, Activation.Tanh, PaddingSize = 2, Dilation = 2), MaxPool1D(3, Stride = 2, PaddingSize = 1)]
[Conv1D(10, 3, Activation.ReLU, Stride = 2, Groups = 1), AvgPool1D(2, PaddingSize = 1), Flatten, Dense(3), CrossEntropyLoss]
internal sealed partial class Signals;

[Network(9), Embedding(11, 6), Conv1D(13, 3, Activation.ReLU, Padding = Padding.Same), GlobalMaxPool, Dense(2), CrossEntropyLoss]
internal sealed partial class Words;

[Network(6), Dense(48, Activation.ReLU), Reshape(4, 3, 4), ConvTranspose2D(5, 3, Activation.SiLU, Stride = 2, PaddingSize = 1, OutputPadding = 1)]
[UpSample2D(2), ZeroPad2D(1, Left = 2, Top = 0)]
[Conv2D(9, 2, 3, Activation.ELU), AvgPool2D(3, Stride = 2, PaddingSize = 1), ConvTranspose2D(3, 2, Bias = false), GlobalAvgPool, MeanSquaredErrorLoss]
internal sealed partial class Decoder;

[Network(8, 7, 6), Conv2D(6, 3, Activation.SiLU, PaddingSize = 1, Groups = 6), GroupNorm(3, Epsilon = 1e-3)]
[Conv2D(12, 3, Dilation = 2, Groups = 2, PaddingSize = 2, Name = "wide"), LayerNorm(Axes = 3), Dropout2D(0.25)]
[Conv2D(12, 1, Activation.Sigmoid, Name = "gate"), Multiply("wide"), LayerNorm, Conv2D(5, 3, Stride = 2), GlobalMaxPool, Dense(4), CrossEntropyLoss]
internal sealed partial class GatedImages;

[Network(64), Dense(128, Activation.ReLU, Name = "first"), Dense(65, Activation.Tanh, Name = "left")]
[Dense(65, Activation.Sigmoid, From = "first", Name = "right"), Multiply("left"), Add("right"), Concat("input", "left"), Dropout(0.1)]
[Dense(7, Name = "last"), CrossEntropyLoss]
internal sealed partial class Branches;

[Network(14, 13, 5), Conv2D(24, 3, Activation.ReLU, Padding = Padding.Same), Conv2D(33, 2, Activation.GELU, Stride = 2), BatchNorm]
[Conv2D(40, 3, Activation.ReLU, Padding = Padding.Same, Name = "body"), Conv2D(40, 1), Add("body"), AvgPool2D(2), Flatten, Dense(50, Activation.ReLU)]
[Dense(3), MeanSquaredErrorLoss]
internal sealed partial class WideTiles;

[Network(4, 6, 8), SpaceToDepth(2), Conv2D(20, 1, Activation.ReLU), DepthToSpace(2), Conv2D(3, 3, Activation.Tanh), Flatten, Dense(4), CrossEntropyLoss]
internal sealed partial class SquaresOfPixels;

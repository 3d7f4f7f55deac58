using NetGen;

namespace Mnist;

/// <summary>Recognises a digit of MNIST, 28 × 28 pixels of 0 to 255, with one hidden layer.</summary>
[Network(28, 28, 1)]
[Rescale(1.0 / 255)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class MnistClassifier;

/// <summary>LeNet-5 in its modern form: two convolutions with pooling, three dense layers.</summary>
[Network(28, 28, 1)]
[Rescale(1.0 / 255)]
[Conv2D(6, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class LeNet;

/// <summary>LeNet with PyTorch's default initialisation.</summary>
[Network(28, 28, 1)]
[Rescale(1.0 / 255)]
[Conv2D(6, 5, Activation.ReLU, Init = Init.PyTorch)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU, Init = Init.PyTorch)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation.ReLU, Init = Init.PyTorch)]
[Dense(84, Activation.ReLU, Init = Init.PyTorch)]
[Dense(10, Init = Init.PyTorch)]
[CrossEntropyLoss]
public sealed partial class LeNetAsPyTorch;

/// <summary>A residual block: two convolutions that learn what to add to their input (He et al. 2016).</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[Add("input")]
[ReLU]
public abstract class NarrowBlock;

/// <summary>The same for 32 channels.</summary>
[Block]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[Add("input")]
[ReLU]
public abstract class WideBlock;

/// <summary>A small residual network with batch normalisation.</summary>
[Network(28, 28, 1)]
[Rescale(1.0 / 255)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool2D(2)]
[Block<NarrowBlock>]
[Conv2D(32, 3, Padding = Padding.Same, Stride = 2, Bias = false)]
[BatchNorm]
[ReLU]
[Block<WideBlock>(Repeat = 2)]
[GlobalAvgPool]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class ResNet;

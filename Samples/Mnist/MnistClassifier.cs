using NetGen;

namespace Mnist;

/// <summary>Reads a digit of MNIST: 28 × 28 pixels of 0 to 255.</summary>
[Network(28, 28, 1)]
[Rescale(1.0 / 255)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class MnistClassifier;

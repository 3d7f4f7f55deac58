namespace NetGen.Benchmarks.Networks;

/// <summary>LeNet for images of 28 × 28.</summary>
[Network(28, 28, 1)]
[Conv2D(6, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class LeNet;

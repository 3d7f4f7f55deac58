namespace NetGen.Benchmarks.Networks;

/// <summary>The size of MNIST: 784-128-10.</summary>
[Network(784)]
[Dense(128, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Mlp784x128x10;

/// <summary>SimpleChains' published example: 24-8-2, no bias at the end.</summary>
[Network(24)]
[Dense(8, Activation.Tanh)]
[Dense(2, Bias = false)]
[MeanSquaredErrorLoss]
internal sealed partial class Mlp24x8x2;

/// <summary>A function of the plane: 2-16-16-1.</summary>
[Network(2)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Mlp2x16x16x1;

/// <summary>A small regression that is trained on all rows at once: 4-32-16-4.</summary>
[Network(4)]
[Dense(32, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(4)]
[MeanSquaredErrorLoss]
internal sealed partial class Mlp4x32x16x4;

/// <summary>Where matrix products are all that counts: 1024-1024-1024-10.</summary>
[Network(1024)]
[Dense(1024, Activation.ReLU)]
[Dense(1024, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Mlp1024x1024x1024x10;

/// <summary>The size of Iris: 4-16-16-3.</summary>
[Network(4)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class Mlp4x16x16x3;

/// <summary>The sample that reads handwritten digits: 64-64-32-10 with dropout.</summary>
[Network(8, 8, 1)]
[Rescale(1.0 / 16)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.2)]
[Dense(32, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Digits;

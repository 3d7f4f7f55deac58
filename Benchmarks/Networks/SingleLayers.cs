namespace NetGen.Benchmarks.Networks;

// One layer each: what is measured of them is its kernels and little else. None of them has to learn anything.
#pragma warning disable NETGEN0212 // ReLU before a regression loss

[Network(784)]
[Dense(128, Activation.ReLU)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense784x128;

[Network(1024)]
[Dense(1024, Activation.ReLU)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense1024x1024;

[Network(128)]
[Dense(128, Activation.ReLU)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense128x128;

[Network(128)]
[Dense(10)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense128x10;

[Network(128)]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense128x1;

[Network(24)]
[Dense(8, Activation.Tanh)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense24x8;

[Network(16)]
[Dense(16, Activation.ReLU)]
[MeanSquaredErrorLoss]
internal sealed partial class Dense16x16;

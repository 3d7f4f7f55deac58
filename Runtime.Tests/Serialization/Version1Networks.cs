namespace NetGen.Runtime.Tests.Serialization.Version1;

// The networks of Reference/Version1. Where nothing is said, version 2 has the same order.
[Network(5, 4, 2)]
[Conv2D(3, 2, Activation.ReLU)]
[Flatten]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class Plain;

[Network(4, 3, 2)]
[Conv2D(5, 2, PaddingSize = 1, Bias = false)]
[BatchNorm]
[Tanh]
[Flatten]
[BatchNorm]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class BatchNormed;

[Network(3, 1, 2)]
[Flatten(Name = "flat")]
[Dense(4, Activation.Tanh)]
[Concat("flat")]
[LayerNorm]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class Concatenated;

[Network(5)]
[Dense(12, Activation.Tanh)]
[Reshape(2, 2, 3)]
[Conv2D(3, 2)]
[GlobalAvgPool]
[CrossEntropyLoss]
internal sealed partial class Generated;

[Network(3)]
[Standardize]
[Dense(6, Activation.Tanh)]
[Dense(2)]
[MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class Fitted;

/// <summary>Version 1 left the rows of the block in NetGen's order.</summary>
[Network(2, 2, 3)]
[Flatten(Name = "start")]
[Dense(8, Activation.ReLU)]
[Dense(12, Bias = false)]
[BatchNorm]
[Add("start")]
[ReLU]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class ResidualBlock;

/// <summary>Version 1 took the table's rows for an image.</summary>
[Network(4)]
[Embedding(6, 3)]
[LayerNorm(Axes = 2)]
[Flatten]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class Embedded;

/// <summary>Version 1 gave the scales one axis.</summary>
[Network(4, 3, 2)]
[LayerNorm(Axes = 3)]
[Conv2D(3, 2)]
[GlobalAvgPool]
[CrossEntropyLoss]
internal sealed partial class WholeNormed;

/// <summary>Version 1 took the means of the channels for a flattened image.</summary>
[Network(3, 2, 4)]
[GlobalAvgPool]
[Reshape(2, 1, 2)]
[Tanh]
[Flatten]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class ReshapedMeans;

/// <summary>Version 1 added values of different order. They are put in one order now, so that its weights mean something else.</summary>
[Network(2, 3, 2)]
[Flatten(Name = "flat")]
[Conv2D(4, 2, 1, Activation.Tanh, From = "input")]
[Flatten]
[Add("flat")]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class JoinedImages;

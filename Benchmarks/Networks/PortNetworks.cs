namespace NetGen.Benchmarks.Networks;

/// <summary>A policy and a value from one trunk, as agents have them.</summary>
[Network]
[Input("observation", 8)]
[Dense(64, Activation.Tanh)]
[Dense(64, Activation.Tanh, Name = "trunk")]
[Dense(4)]
[CrossEntropyLoss(Name = "policy")]
[Dense(1, From = "trunk")]
[MeanSquaredErrorLoss(Name = "value", Weight = 0.5)]
internal sealed partial class PolicyValue;

/// <summary>Classes of a picture of 16 × 16 × 3 and a row of twelve numbers.</summary>
[Network]
[Input("picture", 16, 16, 3)]
[Input("row", 12)]
[Conv2D(16, 3, Activation.ReLU, PaddingSize = 1, From = "picture")]
[MaxPool2D(2)]
[Conv2D(32, 3, Activation.ReLU, PaddingSize = 1)]
[MaxPool2D(2)]
[Flatten]
[Concat("row")]
[Dense(64, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class PictureRow;

/// <summary>How far two rows of numbers are alike: two towers with the same weights, and two layers over both.</summary>
[Network]
[Input("left", 32)]
[Input("right", 32)]
[Dense(64, Activation.ReLU, From = "left", Name = "hidden")]
[Dense(32, Activation.Tanh, Name = "tower")]
[Dense(64, Activation.ReLU, From = "right", Weights = "hidden")]
[Dense(32, Activation.Tanh, Weights = "tower")]
[Concat("tower")]
[Dense(32, Activation.ReLU)]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Towers;

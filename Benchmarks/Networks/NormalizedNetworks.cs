namespace NetGen.Benchmarks.Networks;

/// <summary>A table of thirty columns: 30-64-64-1 with batch normalisation.</summary>
[Network(30)]
[Dense(64, Bias = false), BatchNorm, ReLU]
[Dense(64, Bias = false), BatchNorm, ReLU]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Tabular30x64x64x1;

/// <summary>Four layers of 512 units, each with layer normalisation.</summary>
[Network(512)]
[Dense(512), LayerNorm, ReLU]
[Dense(512), LayerNorm, ReLU]
[Dense(512), LayerNorm, ReLU]
[Dense(512), LayerNorm, ReLU]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Deep512x4LayerNorm;

namespace NetGen.Benchmarks.Adding;

/// <summary>The adding problem of 200 steps, by a recurrent layer.</summary>
[Network(200, 2), GRU(64), LastStep, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class Gru200;

/// <summary>The same of 600 steps.</summary>
[Network(600, 2), GRU(64), LastStep, Dense(1), MeanSquaredErrorLoss]
internal sealed partial class Gru600;

/// <summary>The adding problem of 200 steps, by causal convolutions that see 253 steps back.</summary>
[Network(200, 2)]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Name = "level1")]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Dilation = 2)]
[Add("level1", Name = "level2")]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Dilation = 4)]
[Add("level2", Name = "level3")]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Dilation = 8)]
[Add("level3", Name = "level4")]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Dilation = 16)]
[Add("level4", Name = "level5")]
[Conv1D(24, 5, Activation.ReLU, Padding = Padding.Causal, Dilation = 32)]
[Add("level5")]
[LastStep]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Tcn200;

/// <summary>The adding problem of 600 steps, by causal convolutions that see 636 steps back.</summary>
[Network(600, 2)]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Name = "level1")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 2)]
[Add("level1", Name = "level2")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 4)]
[Add("level2", Name = "level3")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 8)]
[Add("level3", Name = "level4")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 16)]
[Add("level4", Name = "level5")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 32)]
[Add("level5", Name = "level6")]
[Conv1D(24, 6, Activation.ReLU, Padding = Padding.Causal, Dilation = 64)]
[Add("level6")]
[LastStep]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Tcn600;

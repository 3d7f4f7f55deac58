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

/// <summary>
/// The same of 600 steps, by causal convolutions that see 640 steps back. The dilation grows by 4 instead of 2, as far as it can: so five layers see as far as
/// seven, and a step takes two fifths of the time.
/// </summary>
[Network(600, 2)]
[Conv1D(24, 4, Activation.ReLU, Padding = Padding.Causal, Name = "level1")]
[Conv1D(24, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 4)]
[Add("level1", Name = "level2")]
[Conv1D(24, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 16)]
[Add("level2", Name = "level3")]
[Conv1D(24, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 64)]
[Add("level3", Name = "level4")]
[Conv1D(24, 4, Activation.ReLU, Padding = Padding.Causal, Dilation = 128)]
[Add("level4")]
[LastStep]
[Dense(1)]
[MeanSquaredErrorLoss]
internal sealed partial class Tcn600;

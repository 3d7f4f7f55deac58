using NetGen;

namespace Amp;

/// <summary>Learns what a device does to a signal: a state goes from sample to sample, and a dense layer makes each output of it.</summary>
[Network(512, 1)]
[Streaming]
[LSTM(16, Name = "lstm")]
[Dense(1, PerStep = true, Name = "head")]
[MeanSquaredErrorLoss(PerStep = true)]
public sealed partial class AmpModel;

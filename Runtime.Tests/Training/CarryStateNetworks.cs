namespace NetGen.Runtime.Tests.Training;

[Network(4, 2), Streaming, LSTM(5), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class CarriedLSTM;

/// <summary>The same on whole series.</summary>
[Network(24, 2), LSTM(5), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class WholeLSTM;

[Network(4, 2)]
[Streaming]
[GRU(6, Layers = 2, TrainedState = true)]
[LSTM(17, TrainedState = true)]
[GRU(4, TrainedState = true, ResetAfter = false)]
[RNN(3)]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class CarriedStack;

[Network(4, 2), Streaming, GRU(9, TrainedState = true), Dropout(0.2), Dense(1, PerStep = true), HuberLoss(PerStep = true)]
internal sealed partial class CarriedDropout;

[Network(4, 1), Streaming, Conv1D(3, 2, Padding = Padding.Causal), GRU(4), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class CarriedConvolution;

[Network(4, 1), GRU(4), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class NotStreaming;

[Network(4, 1, VariableLength = true), Streaming, GRU(4), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class CarriedLengths;

[Network(4, 1), Streaming, GRU(16), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class Echo;

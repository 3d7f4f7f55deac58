using NetGen;

namespace Amp;

/// <summary>An LSTM of Neural Amp Modeler: one layer of three units, as in the example of its core library. Another size is another class.</summary>
[Network(512, 1)]
[Streaming]
[LSTM(3, TrainedState = true, Name = "lstm")]
[Dense(1, PerStep = true, Name = "head")]
public sealed partial class NamLSTM;

namespace NetGen.Runtime.Tests.Witness;

[Network(11, 3), Conv1D(9, 2, Activation.SiLU, Padding = Padding.Causal, Dilation = 2), LSTM(18, Bidirectional = true), Dense(7, Activation.Tanh, PerStep = true)]
[GRU(9, Layers = 2), Dropout(0.2), RNN(5), RNN(17, ReLU = true), LastStep, Dense(4), CrossEntropyLoss]
internal sealed partial class Sequences;

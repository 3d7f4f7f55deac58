namespace NetGen.Runtime.Tests.Streams;

[Network(600, 3)]
[Streaming]
[LSTM(20)]
[Dense(2, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
public sealed partial class LSTMStream;

[Network(600, 2)]
[Streaming]
[LSTM(9, Layers = 2)]
[Dropout(0.2)]
[LayerNorm]
[GRU(7)]
[Dense(3, Activation.Tanh, PerStep = true)]
public sealed partial class StackedStream;

[Network(600, 1)]
[Streaming]
[GRU(33)]
[Dense(1, PerStep = true)]
[Add("input")]
[HuberLoss(PerStep = true)]
public sealed partial class GRUStream;

[Network(600, 2)]
[Streaming]
[GRU(33, ResetAfter = false)]
[GRU(8, ResetAfter = false, Layers = 2)]
[Dense(1, PerStep = true)]
public sealed partial class ResetStream;

[Network(600, 2, VariableLength = true)]
[Streaming]
[GRU(8, Layers = 2, Dropout = 0.2)]
[Conv1D(5, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 4)]
[Dense(3, PerStep = true)]
[CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
public sealed partial class LengthsStream;

[Network(600, 5)]
[Streaming]
[RNN(17)]
[RNN(4, ReLU = true)]
public sealed partial class RNNStream;

[Network(600, 2)]
[Streaming]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 1, Name = "first")]
[BatchNorm]
[Tanh(Name = "a")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 8)]
[Sigmoid]
[Multiply("a")]
[Conv1D(16, 1)]
[Add("first", Name = "b")]
[Conv1D(40, 2, Padding = Padding.Causal, Dilation = 100)]
[GELU]
[Dropout2D(0.1)]
[Concat("b")]
[Dense(3, PerStep = true)]
public sealed partial class ConvolutionStream;

[Network(600)]
[Streaming]
[Embedding(10, 6)]
[Conv1D(12, 5, Padding = Padding.Causal, Groups = 2)]
[SiLU]
[Conv1D(12, 3, Padding = Padding.Causal, Groups = 12, Bias = false)]
[LSTM(5)]
[Dense(10, PerStep = true)]
public sealed partial class TokenStream;

[Network(600, 1)]
[Streaming]
[Rescale(0.5, 0.1)]
[LeakyReLU]
[Dense(4, PerStep = true)]
public sealed partial class PlainStream;

/// <summary>The same as <see cref="LSTMStream"/> with more steps.</summary>
[Network(6000, 3)]
[Streaming]
[LSTM(20)]
[Dense(2, PerStep = true)]
public sealed partial class LongStream;

/// <summary>RTNeural's test of an LSTM.</summary>
[Network(1000, 1)]
[Streaming]
[LSTM(8, Name = "lstm")]
[LSTM(8, Layers = 3, Name = "lstm2")]
[Dense(1, PerStep = true, Name = "dense")]
public sealed partial class RTNeuralLSTM;

/// <summary>RTNeural's test of a GRU.</summary>
[Network(1000, 1)]
[Streaming]
[GRU(8, Name = "gru")]
[GRU(8, Layers = 3, Name = "gru2")]
[Dense(1, PerStep = true, Name = "dense")]
public sealed partial class RTNeuralGRU;

[Network(30, 2)]
[Streaming]
[LSTM(9, TrainedState = true, Name = "first")]
[GRU(18, Layers = 2, TrainedState = true, Name = "second")]
[GRU(7, TrainedState = true, ResetAfter = false)]
[RNN(5)]
[Dense(3, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
public sealed partial class LearntStream;

namespace NetGen.Runtime.Tests.Generated;

// Each network of variable length, the same one for rows of 1, 4 and 9 steps, and one that is declared with more steps.
[Network(9, 3, VariableLength = true)]
[LSTM(5, Bidirectional = true)]
[Dense(17, Activation.Tanh, PerStep = true)]
[LSTM(18, Layers = 2)]
[LastStep]
[Dense(4)]
[CrossEntropyLoss]
internal sealed partial class LongMemory;

[Network(1, 3), LSTM(5, Bidirectional = true), Dense(17, Activation.Tanh, PerStep = true), LSTM(18, Layers = 2), LastStep, Dense(4), CrossEntropyLoss]
internal sealed partial class LongMemoryOf1;

[Network(4, 3), LSTM(5, Bidirectional = true), Dense(17, Activation.Tanh, PerStep = true), LSTM(18, Layers = 2), LastStep, Dense(4), CrossEntropyLoss]
internal sealed partial class LongMemoryOf4;

[Network(9, 3), LSTM(5, Bidirectional = true), Dense(17, Activation.Tanh, PerStep = true), LSTM(18, Layers = 2), LastStep, Dense(4), CrossEntropyLoss]
internal sealed partial class LongMemoryOf9;

[Network(31, 3, VariableLength = true)]
[LSTM(5, Bidirectional = true)]
[Dense(17, Activation.Tanh, PerStep = true)]
[LSTM(18, Layers = 2)]
[LastStep]
[Dense(4)]
[CrossEntropyLoss]
internal sealed partial class LongMemoryOfMore;

[Network(9, 2, VariableLength = true), GRU(17), RNN(16, ReLU = true, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class Gated;

[Network(1, 2), GRU(17), RNN(16, ReLU = true, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class GatedOf1;

[Network(4, 2), GRU(17), RNN(16, ReLU = true, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class GatedOf4;

[Network(9, 2), GRU(17), RNN(16, ReLU = true, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class GatedOf9;

[Network(31, 2, VariableLength = true), GRU(17), RNN(16, ReLU = true, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class GatedOfMore;

[Network(9, 2, VariableLength = true), LayerNorm, RNN(7), Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class EachStep;

[Network(1, 2), LayerNorm, RNN(7), Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class EachStepOf1;

[Network(4, 2), LayerNorm, RNN(7), Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class EachStepOf4;

[Network(9, 2), LayerNorm, RNN(7), Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class EachStepOf9;

[Network(31, 2, VariableLength = true), LayerNorm, RNN(7), Dense(2, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class EachStepOfMore;

[Network(9, 2, VariableLength = true)]
[LSTM(18, Layers = 2, Dropout = 0.4)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[RNN(5)]
[Dropout2D(0.5)]
[Dense(2, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class Dropped;

[Network(9, 2)]
[LSTM(18, Layers = 2, Dropout = 0.4)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[RNN(5)]
[Dropout2D(0.5)]
[Dense(2, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class DroppedOf9;

[Network(31, 2, VariableLength = true)]
[LSTM(18, Layers = 2, Dropout = 0.4)]
[Dropout(0.3)]
[GaussianNoise(0.1)]
[RNN(5)]
[Dropout2D(0.5)]
[Dense(2, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class DroppedOfMore;

[Network(9, 3, VariableLength = true)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 3, Padding = Padding.Same, Stride = 2)]
[MaxPool1D(2, Stride = 1, Padding = Padding.Same)]
[Conv1D(18, 4, PaddingSize = 3)]
[GlobalMaxPool]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class Windows;

[Network(1, 3)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 3, Padding = Padding.Same, Stride = 2)]
[MaxPool1D(2, Stride = 1, Padding = Padding.Same)]
[Conv1D(18, 4, PaddingSize = 3)]
[GlobalMaxPool]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class WindowsOf1;

[Network(4, 3)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 3, Padding = Padding.Same, Stride = 2)]
[MaxPool1D(2, Stride = 1, Padding = Padding.Same)]
[Conv1D(18, 4, PaddingSize = 3)]
[GlobalMaxPool]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class WindowsOf4;

[Network(9, 3)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 3, Padding = Padding.Same, Stride = 2)]
[MaxPool1D(2, Stride = 1, Padding = Padding.Same)]
[Conv1D(18, 4, PaddingSize = 3)]
[GlobalMaxPool]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class WindowsOf9;

[Network(31, 3, VariableLength = true)]
[Conv1D(6, 3, Activation.Tanh, Padding = Padding.Causal, Dilation = 2)]
[Conv1D(5, 3, Padding = Padding.Same, Stride = 2)]
[MaxPool1D(2, Stride = 1, Padding = Padding.Same)]
[Conv1D(18, 4, PaddingSize = 3)]
[GlobalMaxPool]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class WindowsOfMore;

[Network(9, 2, VariableLength = true)]
[Conv1D(17, 1, Activation.SiLU)]
[AvgPool1D(3, Stride = 2, PaddingSize = 1)]
[GRU(5)]
[MaxPool1D(2, Stride = 2, Padding = Padding.Same)]
[AvgPool1D(2, Stride = 1, Padding = Padding.Same)]
[GlobalAvgPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class Pools;

[Network(1, 2)]
[Conv1D(17, 1, Activation.SiLU)]
[AvgPool1D(3, Stride = 2, PaddingSize = 1)]
[GRU(5)]
[MaxPool1D(2, Stride = 2, Padding = Padding.Same)]
[AvgPool1D(2, Stride = 1, Padding = Padding.Same)]
[GlobalAvgPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class PoolsOf1;

[Network(4, 2)]
[Conv1D(17, 1, Activation.SiLU)]
[AvgPool1D(3, Stride = 2, PaddingSize = 1)]
[GRU(5)]
[MaxPool1D(2, Stride = 2, Padding = Padding.Same)]
[AvgPool1D(2, Stride = 1, Padding = Padding.Same)]
[GlobalAvgPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class PoolsOf4;

[Network(9, 2)]
[Conv1D(17, 1, Activation.SiLU)]
[AvgPool1D(3, Stride = 2, PaddingSize = 1)]
[GRU(5)]
[MaxPool1D(2, Stride = 2, Padding = Padding.Same)]
[AvgPool1D(2, Stride = 1, Padding = Padding.Same)]
[GlobalAvgPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class PoolsOf9;

[Network(31, 2, VariableLength = true)]
[Conv1D(17, 1, Activation.SiLU)]
[AvgPool1D(3, Stride = 2, PaddingSize = 1)]
[GRU(5)]
[MaxPool1D(2, Stride = 2, Padding = Padding.Same)]
[AvgPool1D(2, Stride = 1, Padding = Padding.Same)]
[GlobalAvgPool]
[Dense(2)]
[MeanSquaredErrorLoss]
internal sealed partial class PoolsOfMore;

[Network(9, 2, VariableLength = true)]
[Conv1D(4, 3, Stride = 2, Padding = Padding.Same, Name = "first")]
[Dense(3, PerStep = true)]
[Concat("first")]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class Strided;

[Network(1, 2)]
[Conv1D(4, 3, Stride = 2, Padding = Padding.Same, Name = "first")]
[Dense(3, PerStep = true)]
[Concat("first")]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class StridedOf1;

[Network(4, 2)]
[Conv1D(4, 3, Stride = 2, Padding = Padding.Same, Name = "first")]
[Dense(3, PerStep = true)]
[Concat("first")]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class StridedOf4;

[Network(9, 2)]
[Conv1D(4, 3, Stride = 2, Padding = Padding.Same, Name = "first")]
[Dense(3, PerStep = true)]
[Concat("first")]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class StridedOf9;

[Network(31, 2, VariableLength = true)]
[Conv1D(4, 3, Stride = 2, Padding = Padding.Same, Name = "first")]
[Dense(3, PerStep = true)]
[Concat("first")]
[Dense(1, PerStep = true)]
[MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class StridedOfMore;

[Network(9, 2, VariableLength = true), BatchNorm, RNN(4), BatchNorm, LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class BatchNormed;

[Network(9, 2), BatchNorm, RNN(4), BatchNorm, LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class BatchNormedOf9;

[Network(31, 2, VariableLength = true), BatchNorm, RNN(4), BatchNorm, LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class BatchNormedOfMore;

[Network(9, VariableLength = true), Embedding(11, 6), GRU(5), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class Words;

[Network(9, 2, VariableLength = true), GRU(7), Dense(3, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class Tags;

[Network(9, 2), GRU(7), Dense(3, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class TagsOf9;

using NetGen;

namespace Signal;

/// <summary>Recognises which of four calls 1,024 samples of sound contain: convolutions over time, each with a wider view than the previous one.</summary>
[Network(1024, 1)]
[Conv1D(16, 16, Stride = 4, PaddingSize = 6, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool1D(2)]
[Conv1D(32, 5, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool1D(2)]
[Conv1D(32, 5, Padding = Padding.Same, Bias = false)]
[BatchNorm]
[ReLU]
[GlobalMaxPool]
[Dropout(0.2)]
[Dense(4)]
[CrossEntropyLoss]
public sealed partial class ToneClassifier;

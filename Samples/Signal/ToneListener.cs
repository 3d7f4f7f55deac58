using NetGen;

namespace Signal;

/// <summary>
/// The same with a memory: a convolution and a pooling make 64 steps of the sound, and a recurrent layer listens to them one after the other.
/// </summary>
[Network(1024, 1)]
[Conv1D(16, 16, Stride = 4, PaddingSize = 6, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool1D(4)]
[GRU(32)]
[LastStep]
[Dropout(0.2)]
[Dense(4)]
[CrossEntropyLoss]
public sealed partial class ToneListener;

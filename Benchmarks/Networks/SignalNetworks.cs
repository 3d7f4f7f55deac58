namespace NetGen.Benchmarks.Networks;

/// <summary>Tells sounds of 1,024 samples apart.</summary>
[Network(1024, 1)]
[Conv1D(16, 9, Activation.ReLU, PaddingSize = 4)]
[MaxPool1D(4)]
[Conv1D(64, 5, Activation.ReLU, PaddingSize = 2)]
[MaxPool1D(4)]
[Conv1D(64, 3, Activation.ReLU, PaddingSize = 1)]
[GlobalAvgPool]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Audio;

namespace NetGen.Benchmarks.Networks;

/// <summary>Classes of sequences of a hundred steps, by an LSTM.</summary>
[Network(100, 12), LSTM(64), LastStep, Dense(9), CrossEntropyLoss]
internal sealed partial class LSTM12x64;

/// <summary>The same by a GRU.</summary>
[Network(100, 12), GRU(64), LastStep, Dense(9), CrossEntropyLoss]
internal sealed partial class GRU12x64;

/// <summary>The same by a GRU whose reset gate acts before the product.</summary>
[Network(100, 12), GRU(64, ResetAfter = false), LastStep, Dense(9), CrossEntropyLoss]
internal sealed partial class ResetBeforeGRU12x64;

namespace NetGen.Runtime.Tests.Generated;

[Network(7, 3), Streaming, GRU(18, ResetAfter = false, Name = "layer")]
public sealed partial class ResetBefore;

/// <summary>The same tensors in the other form.</summary>
[Network(7, 3), GRU(18, Name = "layer")]
internal sealed partial class ResetAfter;

[Network(7, 3), GRU(5, Layers = 2, Bidirectional = true, ResetAfter = false, Name = "layer")]
internal sealed partial class ResetBeforeBothWays;

[Network(7, 3, VariableLength = true), GRU(17, ResetAfter = false, Name = "layer")]
internal sealed partial class PackedResetBefore;

[Network(7, 3, VariableLength = true), GRU(6, Layers = 2, Bidirectional = true, ResetAfter = false, Name = "layer")]
internal sealed partial class PackedResetBeforeBothWays;

[Network(9, 2), GRU(33, Layers = 2, Dropout = 0.3, Bidirectional = true, ResetAfter = false), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class ResetBeforeStack;

// For rows of 1, 4 and 9 steps, and declared with more steps: as the networks of variable length beside it.
[Network(9, 2, VariableLength = true), GRU(17, ResetAfter = false), GRU(5, ResetAfter = false, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class Reset;

[Network(1, 2), GRU(17, ResetAfter = false), GRU(5, ResetAfter = false, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class ResetOf1;

[Network(4, 2), GRU(17, ResetAfter = false), GRU(5, ResetAfter = false, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class ResetOf4;

[Network(9, 2), GRU(17, ResetAfter = false), GRU(5, ResetAfter = false, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class ResetOf9;

[Network(31, 2, VariableLength = true), GRU(17, ResetAfter = false), GRU(5, ResetAfter = false, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class ResetOfMore;

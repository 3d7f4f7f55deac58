using NetGen;

namespace Tabular;

/// <summary>
/// Predicts whether a flat is let within a week. Of its 12 inputs, five are the districts, four the kinds of heating (one of them: unknown), and three are
/// numbers,
/// which it standardises itself.
/// </summary>
[Network(12)]
[Standardize]
[Dense(16, Activation.ReLU)]
[Dropout(0.1)]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class FlatClassifier;

using NetGen;

namespace Digits;

/// <summary>Recognises a handwritten digit: 8 × 8 pixels of 0 to 16, as in the file.</summary>
[Network(8, 8, 1)]
[Rescale(1.0 / 16)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.2)]
[Dense(32, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class DigitClassifier;

/// <summary>The same without dropout, for comparison.</summary>
[Network(8, 8, 1)]
[Rescale(1.0 / 16)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dense(32, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class DigitClassifierWithoutDropout;

namespace NetGen.Runtime.Tests.Training;

[Network(6, 2, VariableLength = true), Standardize, GRU(6), Dropout(0.2), LastStep, Dense(3, Name = "logits"), CrossEntropyLoss]
internal sealed partial class Gestures;

[Network(6, 2, VariableLength = true), Standardize, RNN(5), Dense(1, PerStep = true), MeanSquaredErrorLoss(PerStep = true)]
internal sealed partial class Filter;

[Network(6, 2, VariableLength = true), GRU(5), Dense(3, PerStep = true), CrossEntropyLoss(PerStep = true, IgnoreIndex = -1)]
internal sealed partial class Tagger;

[Network(6, 2), GRU(6), LastStep, Dense(3), CrossEntropyLoss]
internal sealed partial class GesturesOfOneLength;

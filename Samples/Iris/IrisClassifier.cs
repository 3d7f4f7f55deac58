using NetGen;

namespace Iris;

/// <summary>Tells the species of an iris by length and width of sepal and petal, in centimetres as they are measured: the network standardises them itself.</summary>
[Network(4)]
[Standardize]
[Dense(16, Activation.ReLU)]
[Dense(3)]
[CrossEntropyLoss]
public sealed partial class IrisClassifier;

using NetGen;

namespace Iris;

/// <summary>Classifies an iris by length and width of sepal and petal in centimetres; the network standardises them itself.</summary>
[Network(4)]
[Standardize]
[Dense(16, Activation.ReLU)]
[Dense(3)]
[CrossEntropyLoss]
public sealed partial class IrisClassifier;

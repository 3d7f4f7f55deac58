namespace NetGen;

/// <summary>Subtracts the mean of each feature and divides by its standard deviation (population, as scikit-learn's StandardScaler; a constant feature is only
/// centred).
/// The trainer fits it on the training set only, and the network saves it. It must come before every layer except <c>[Rescale]</c> and
/// <c>[Flatten]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StandardizeAttribute : LayerAttribute;

namespace NetGen;

/// <summary>Subtracts from every feature its mean and divides by its deviation (population, as scikit-learn's StandardScaler; a constant feature is only centred).
/// Fitted by the trainer on the training part only, saved with the network. Comes before every layer but <c>[Rescale]</c> and <c>[Flatten]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StandardizeAttribute : LayerAttribute;

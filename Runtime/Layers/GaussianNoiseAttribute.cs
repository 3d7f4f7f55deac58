namespace NetGen;

/// <summary>Adds normally distributed noise of mean 0 in training; inference does not change the values. The gradient passes unchanged.
/// The numbers are a function of seed, step, layer, row and element: the same for every number of threads and vector width.</summary>
/// <param name="deviation">Standard deviation of the noise, at least 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GaussianNoiseAttribute(double deviation) : LayerAttribute
{
    /// <summary>Standard deviation of the noise, at least 0.</summary>
    public double Deviation { get; } = deviation;
}

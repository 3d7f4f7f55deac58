namespace NetGen;

/// <summary>Inverted dropout (Srivastava et al. 2014): in training, each value is dropped with probability <c>rate</c>, and the others are divided by 1 − rate;
/// inference does not change them.
/// The mask is a function of seed, step, layer, row and element: the same for every number of threads and vector width.</summary>
/// <param name="rate">Probability that a value is dropped, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that a value is dropped, in [0, 1).</summary>
    public double Rate { get; } = rate;
}

namespace NetGen;

/// <summary>
/// A fully connected layer: y = f(x · W + b) for a vector of inputs (PyTorch's <c>nn.Linear</c>), or with <see cref="PerStep"/> for each step of a sequence.
/// </summary>
/// <param name="units">Number of outputs, at least 1.</param>
/// <param name="activation">The function f that follows (default: none).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.None) : LayerAttribute
{
    /// <summary>Number of outputs, at least 1.</summary>
    public int Units { get; } = units;

    /// <summary>The function f that follows (default: none).</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Whether the bias b is added (default true); it is trained, and starts at 0 unless <see cref="Init"/> specifies otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Whether it takes a sequence, (steps, features), and gives (steps, units): the same weights for every step, as <c>nn.Linear</c> on the last axis (default
    /// false).
    /// </summary>
    public bool PerStep { get; set; }

    /// <summary>
    /// How the weights W are initialised (default: He-uniform before an activation of the ReLU family, LeCun-uniform before SELU, Glorot-uniform otherwise).
    /// </summary>
    public Init Init { get; set; }
}

namespace NetGen;

/// <summary>A fully connected layer: y = f(x · W + b) for a vector of inputs (PyTorch's <c>nn.Linear</c>).</summary>
/// <param name="units">Number of outputs, at least 1.</param>
/// <param name="activation">The elementwise function that follows.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.None) : LayerAttribute
{
    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>The elementwise function that follows.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Whether a bias is added (default true).</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights start (default: by the activation that follows).</summary>
    public Init Init { get; set; }
}

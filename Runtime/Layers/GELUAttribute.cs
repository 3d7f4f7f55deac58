namespace NetGen;

/// <summary>f(x) = x Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel 2016).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>Whether Φ is approximated with tanh (PyTorch's <c>approximate="tanh"</c>); default false: exact.</summary>
    public bool Approximate { get; set; }
}

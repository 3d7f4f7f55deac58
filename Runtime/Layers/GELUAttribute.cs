namespace NetGen;

/// <summary>f(x) = x Φ(x) with the normal distribution function Φ (Hendrycks and Gimpel 2016).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to approximate Φ(x) by ½ (1 + tanh(√(2/π) (x + 0.044715 x³))), like PyTorch's <c>approximate="tanh"</c> (default false: exact).
    /// </summary>
    public bool Approximate { get; set; }
}

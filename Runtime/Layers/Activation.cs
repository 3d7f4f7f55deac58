namespace NetGen;

/// <summary>The elementwise function that follows a layer. Each also exists as a separate layer (<c>[GELU]</c>), with options if it has any.</summary>
public enum Activation
{
    /// <summary>f(x) = x.</summary>
    None,

    /// <summary>f(x) = max(0, x).</summary>
    ReLU,

    /// <summary>f(x) = x if x &gt; 0, otherwise 0.01 x.</summary>
    LeakyReLU,

    /// <summary>f(x) = x if x &gt; 0, otherwise eˣ − 1.</summary>
    ELU,

    /// <summary>The self-normalising ELU (Klambauer et al. 2017).</summary>
    SELU,

    /// <summary>f(x) = x Φ(x), exact (Hendrycks and Gimpel 2016).</summary>
    GELU,

    /// <summary>GELU with the tanh approximation.</summary>
    GELUTanh,

    /// <summary>f(x) = x σ(x), also called Swish.</summary>
    SiLU,

    /// <summary>f(x) = x tanh(softplus(x)) (Misra 2019).</summary>
    Mish,

    /// <summary>f(x) = 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>f(x) = tanh(x).</summary>
    Tanh,

    /// <summary>f(x) = log(1 + eˣ).</summary>
    Softplus,

    /// <summary>f(x) = x · min(max(x + 3, 0), 6) / 6 (Howard et al. 2019).</summary>
    HardSwish,

    /// <summary>fᵢ(x) = eˣⁱ / Σ eˣ over the row.</summary>
    Softmax,

    /// <summary>The logarithm of <see cref="Softmax"/>.</summary>
    LogSoftmax,
}

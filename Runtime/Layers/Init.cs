namespace NetGen;

/// <summary>How the weights of a layer are initialised. Fan-in and fan-out are the layer's numbers of inputs and outputs.</summary>
public enum Init
{
    /// <summary>
    /// Depends on the activation that follows: He-uniform for the ReLU family, LeCun-uniform for SELU, Glorot-uniform otherwise; biases zero.
    /// </summary>
    Default,

    /// <summary>Uniform in ±√(6 / fan-in) (He et al. 2015), biases zero.</summary>
    HeUniform,

    /// <summary>Normal with deviation √(2 / fan-in) (He et al. 2015), biases zero.</summary>
    HeNormal,

    /// <summary>Uniform in ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases zero.</summary>
    GlorotUniform,

    /// <summary>Normal with deviation √(2 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases zero.</summary>
    GlorotNormal,

    /// <summary>Uniform in ±√(3 / fan-in) (LeCun et al. 1998), biases zero.</summary>
    LeCunUniform,

    /// <summary>Normal with deviation √(1 / fan-in) (LeCun et al. 1998), biases zero.</summary>
    LeCunNormal,

    /// <summary>PyTorch's default for linear layers: weights and biases uniform in ±1/√fan-in.</summary>
    PyTorch,

    /// <summary>All zeros.</summary>
    Zeros,
}

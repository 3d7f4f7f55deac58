namespace NetGen;

/// <summary>The numbers that weights are saved as. Training and prediction are in single precision whichever it is, and a file says in which it is.</summary>
public enum WeightPrecision
{
    /// <summary>Four bytes a weight (F32): what the network computes with, to the bit.</summary>
    Single,

    /// <summary>
    /// Two bytes a weight (F16, IEEE 754 binary16): a relative error of at most 2⁻¹¹ (0.05 %) for weights from 6.1 × 10⁻⁵ on, an absolute one of at most
    /// 2⁻²⁵ (3 × 10⁻⁸) below. Weights reach up to 65,504; a larger one is an error.
    /// </summary>
    Half,

    /// <summary>Two bytes a weight (BF16, the upper half of a float): a relative error of at most 2⁻⁸ (0.4 %) for weights of any size.</summary>
    BFloat16,
}

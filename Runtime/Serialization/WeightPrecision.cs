namespace NetGen;

/// <summary>
/// The number format in which weights are saved. Training and prediction always run in single precision, and a file says which format it has.
/// </summary>
public enum WeightPrecision
{
    /// <summary>F32, four bytes per weight: exactly the numbers that the network computes with.</summary>
    Single,

    /// <summary>
    /// F16 (IEEE 754 binary16), two bytes per weight: a relative error of at most 2⁻¹¹ (0.05 %) for weights from 6.1 × 10⁻⁵ on, an absolute one of at most
    /// 2⁻²⁵ (3 × 10⁻⁸) below. Weights reach up to 65,504; a larger one is an error.
    /// </summary>
    Half,

    /// <summary>BF16 (the upper half of a float), two bytes per weight: a relative error of at most 2⁻⁸ (0.4 %) for weights of any size.</summary>
    BFloat16,
}

namespace NetGen;

/// <summary>A range of the flat parameters that an optimizer treats alike.</summary>
/// <param name="Offset">Index of the first float.</param>
/// <param name="Length">Number of floats (padding included; padding has zero gradient and stays zero).</param>
/// <param name="Role">The role of the parameters in it; with <c>DecayBiasesAndNorms = false</c> only weights decay.</param>
/// <param name="RateFactor">Multiplies the learning rate; 0 freezes the range.</param>
/// <param name="DecayFactor">Multiplies the weight decay.</param>
public readonly record struct ParameterSegment(int Offset, int Length, ParameterRole Role, float RateFactor = 1f, float DecayFactor = 1f);

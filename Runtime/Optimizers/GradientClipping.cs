namespace NetGen;

/// <summary>How a step clips the gradients: it clamps them to ± limit, then scales them.</summary>
internal readonly struct GradientClipping
{
    // Guards against a division by zero, as in clip_grad_norm_.
    private const double NormEpsilon = 1e-6;

    internal GradientClipping(float? clipValue, float? clipNorm, double? norm)
    {
        Limit = clipValue ?? float.PositiveInfinity;
        Scale = clipNorm is { } maximum && norm is { } actual ? (float)Math.Min(maximum / (actual + NormEpsilon), 1.0) : 1f;
    }

    /// <summary>The clamping limit; infinity for no clamping.</summary>
    internal float Limit { get; }

    /// <summary>The scale; 1 for no scaling. NaN if the norm is NaN, which must reach the parameters.</summary>
    internal float Scale { get; }

    internal bool Clamps => Limit < float.PositiveInfinity;

    internal bool Scales => Scale != 1f;
}

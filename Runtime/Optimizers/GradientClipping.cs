namespace NetGen;

/// <summary>How the gradients of one step are clipped: clamped to ± limit, then scaled.</summary>
internal readonly struct GradientClipping
{
    // clip_grad_norm_'s guard against a division by zero.
    private const double NormEpsilon = 1e-6;

    internal GradientClipping(float? clipValue, float? clipNorm, double? norm)
    {
        Limit = clipValue ?? float.PositiveInfinity;
        Scale = clipNorm is { } maximum && norm is { } actual ? (float)Math.Min(maximum / (actual + NormEpsilon), 1.0) : 1f;
    }

    /// <summary>Infinity where nothing is clamped.</summary>
    internal float Limit { get; }

    /// <summary>1 where nothing is scaled; NaN where the norm is, and that must reach the parameters.</summary>
    internal float Scale { get; }

    internal bool Clamps => Limit < float.PositiveInfinity;

    internal bool Scales => Scale != 1f;
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The gradient as a rule sees it: scale · clamp(g, ± limit) + decay · p.</summary>
/// <typeparam name="TClamps">Whether there is a limit.</typeparam>
/// <typeparam name="TScales">Whether there is a scale.</typeparam>
internal readonly struct PreparedGradient<TClamps, TScales>(in GradientClipping clipping, float decay)
    where TClamps : IOption
    where TScales : IOption
{
    private readonly Vector<float> limit = Vector.Create(clipping.Limit);
    private readonly Vector<float> scale = Vector.Create(clipping.Scale);
    private readonly Vector<float> decay = Vector.Create(decay);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<float> Of(Vector<float> gradient, Vector<float> parameter)
    {
        if (TClamps.IsOn)
        {
            // Min and Max, not their native forms: a gradient that is NaN must stay NaN on every machine.
            gradient = Vector.Min(Vector.Max(gradient, -limit), limit);
        }

        if (TScales.IsOn)
        {
            gradient *= scale;
        }

        return Vector.MultiplyAddEstimate(decay, parameter, gradient);
    }
}

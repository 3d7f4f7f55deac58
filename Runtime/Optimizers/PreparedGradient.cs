using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The gradient that a rule receives: scale · clamp(g, ± limit) + decay · p.</summary>
/// <typeparam name="TClamps">Whether there is a limit.</typeparam>
/// <typeparam name="TScales">Whether there is a scale.</typeparam>
internal readonly struct PreparedGradient<TClamps, TScales>(in GradientClipping clipping, float decay)
    where TClamps : IOption
    where TScales : IOption
{
    private readonly float limit = clipping.Limit;
    private readonly float scale = clipping.Scale;
    private readonly float decay = decay;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TVector Of<TVector>(TVector gradient, TVector parameter)
        where TVector : struct, IFloatVector<TVector>
    {
        if (TClamps.IsOn)
        {
            // Min and Max, not the native ones: a NaN gradient must stay NaN on every machine.
            gradient = TVector.Min(TVector.Max(gradient, -limit), limit);
        }

        if (TScales.IsOn)
        {
            gradient *= scale;
        }

        return TVector.MultiplyAdd(decay, parameter, gradient);
    }
}

using System.Globalization;

namespace NetGen;

/// <summary>One step between a raw row and the first layer with parameters.</summary>
/// <param name="Factor">First multiplies each value…</param>
/// <param name="Offset">…and this is then added (1 and 0 if the step only standardises).</param>
/// <param name="StateOffset">If the step standardises: index in the untrained state of the means, followed by the reciprocal deviations; otherwise −1.</param>
public sealed record PreprocessingDescription(float Factor, float Offset, int StateOffset = -1)
{
    /// <summary>Whether the step subtracts a fitted mean and divides by a fitted deviation.</summary>
    public bool Standardizes => StateOffset >= 0;

    /// <summary>One line, the same in every culture: <c>x · 0.5 − 1</c>, or that it standardises.</summary>
    public override string ToString() => Standardizes
        ? "subtracts a fitted mean, divides by a fitted deviation"
        : string.Create(CultureInfo.InvariantCulture, $"x · {Factor} {(Offset < 0 ? '−' : '+')} {MathF.Abs(Offset)}");
}

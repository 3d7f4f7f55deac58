using System.Globalization;

namespace NetGen;

/// <summary>A measure over the folds of a cross-validation.</summary>
/// <param name="Mean">The mean of the folds.</param>
/// <param name="Deviation">The standard deviation of the folds (with n − 1).</param>
public readonly record struct FoldMeasure(double Mean, double Deviation)
{
    /// <summary>One line, the same in every culture: <c>0.9312 ± 0.0103</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{NumberText.Loss(Mean)} ± {NumberText.Loss(Deviation)}");

    internal static FoldMeasure Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new FoldMeasure(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1)));
    }
}

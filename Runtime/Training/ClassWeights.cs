using System.Globalization;

namespace NetGen;

/// <summary>Weights for the classes of a cross-entropy: what <see cref="Trainer{TNetwork}.ClassWeights"/> takes.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Weights under which each class counts as much as any other, however rare it is: rows ÷ (classes × rows of the class), as scikit-learn's <c>balanced</c>.
    /// A row counts by its weight.
    /// </summary>
    /// <param name="data">The training data.</param>
    /// <returns>One weight a class, in their order; those of all rows together sum to the number of rows.</returns>
    /// <exception cref="InvalidOperationException">The data set has no labels.</exception>
    /// <exception cref="ArgumentException">A class has no rows, or none of any weight.</exception>
    public static float[] FromFrequencies(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[] counts = LabelFrequency.Of(data);
        double rows = counts.Sum();
        int absent = Array.FindIndex(counts, c => c == 0);
        return absent < 0
            ? Array.ConvertAll(counts, c => (float)(rows / (counts.Length * c)))
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Each of the {counts.Length} classes needs a row for its weight, but there are none of class {VisibleText.Of(data.ClassNames?[absent] ?? $"{absent}")}."),
                nameof(data));
    }
}

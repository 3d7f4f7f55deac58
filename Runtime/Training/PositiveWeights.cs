using System.Globalization;

namespace NetGen;

/// <summary>Weights for the positive targets of a binary cross-entropy: what <see cref="Trainer{TNetwork}.PositiveWeights"/> takes.</summary>
public static class PositiveWeights
{
    /// <summary>
    /// Weights under which the positive targets of an output count as much as the negative ones: negative ÷ positive, as PyTorch's documentation of
    /// <c>pos_weight</c> advises.
    /// A row counts by its weight.
    /// </summary>
    /// <param name="data">The training data: labels of two classes, the second of which is the positive one, or one target from 0 to 1 for each output.</param>
    /// <returns>One weight an output.</returns>
    /// <exception cref="ArgumentException">There are neither labels of two classes nor targets from 0 to 1, or an output has no positive or no negative
    /// targets.
    /// </exception>
    public static float[] FromFrequencies(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (double Negative, double Positive)[] counts = data.HasTargets ? OfTargets(data) : [OfLabels(data)];
        return [.. counts.Select((count, output) => Weight(count.Negative, count.Positive, output))];
    }

    private static (double Negative, double Positive) OfLabels(Dataset data) =>
        data.HasLabels && LabelFrequency.Of(data) is [var negative, var positive]
            ? (negative, positive)
            : throw new ArgumentException(
                $"Expected labels of 2 classes or targets from 0 to 1, but the data set has {(data.HasLabels ? $"labels of {data.ClassCount}" : "neither")}.",
                nameof(data));

    private static (double Negative, double Positive)[] OfTargets(Dataset data)
    {
        var counts = new (double Negative, double Positive)[data.TargetSize];
        for (int row = 0; row < data.Count; row++)
        {
            double weight = data.RowWeight(row);
            var targets = data.Target(row);
            for (int output = 0; output < targets.Length; output++)
            {
                double target = targets[output];
                if (target is not (>= 0 and <= 1))
                {
                    throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture, $"Expected targets from 0 to 1, but output {output} of row {row} has {target}."),
                        nameof(data));
                }

                counts[output].Negative += weight * (1 - target);
                counts[output].Positive += weight * target;
            }
        }

        return counts;
    }

    private static float Weight(double negative, double positive, int output) =>
        negative > 0 && positive > 0
            ? (float)(negative / positive)
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Output {output} needs positive and negative targets for its weight, but has {positive} positive and {negative} negative ones."));
}

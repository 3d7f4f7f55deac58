namespace NetGen;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a positive row scores higher than a negative one, ties counting half.
/// It is exact (Mann and Whitney's rank sum), not an integration over thresholds.
/// </summary>
public static class RocAuc
{
    /// <summary>The area for two classes.</summary>
    /// <param name="scores">One score per row, higher for positive; any monotone scale (logits or probabilities) gives the same area.</param>
    /// <param name="positives">Whether each row is positive.</param>
    /// <returns>0 to 1, 0.5 for a random score; NaN if there is no positive or no negative row, or a score is not a number.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Binary(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives)
    {
        if (scores.Length != positives.Length)
        {
            throw new ArgumentException(
                $"Expected one score per row, but got {NumberText.Count(scores.Length, "score")} for {NumberText.Count(positives.Length, "row")}.",
                nameof(positives));
        }

        return Area(scores.ToArray(), positives.ToArray());
    }

    /// <summary>The mean over the classes of the area of each class against the rest (scikit-learn's <c>multi_class="ovr", average="macro"</c>).</summary>
    /// <param name="probabilities">
    /// Rows × classes, row-major. Rows are compared with each other, so these should be probabilities: logits have no common scale.
    /// </param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <returns>0 to 1; NaN if a class has no row, or every row.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is not one of the classes.</exception>
    public static double OneVersusRest(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (probabilities.Length != (long)labels.Length * classCount)
        {
            throw new ArgumentException(
                $"Expected {NumberText.Count((long)labels.Length * classCount, "probability", "probabilities")} for "
                + $"{NumberText.Count(labels.Length, "row")} of {NumberText.Count(classCount, "class", "classes")}, but got {probabilities.Length}.",
                nameof(probabilities));
        }

        float[] scores = new float[labels.Length];
        bool[] positives = new bool[labels.Length];
        double sum = 0;
        for (int one = 0; one < classCount; one++)
        {
            for (int row = 0; row < labels.Length; row++)
            {
                if ((uint)labels[row] >= (uint)classCount)
                {
                    throw new ArgumentException($"The label of row {row} is {labels[row]}, but the classes are 0 to {classCount - 1}.", nameof(labels));
                }

                scores[row] = probabilities[(row * classCount) + one];
                positives[row] = labels[row] == one;
            }

            sum += Area(scores, positives);
        }

        return sum / classCount;
    }

    /// <summary>Sorts both arrays.</summary>
    private static double Area(float[] scores, bool[] positives)
    {
        Array.Sort(scores, positives);
        double positiveRanks = 0;
        long positiveCount = 0;
        for (int start = 0, end; start < scores.Length; start = end)
        {
            long positivesOfGroup = 0;
            for (end = start; end < scores.Length && scores[end] == scores[start]; end++)
            {
                positivesOfGroup += positives[end] ? 1 : 0;
            }

            if (float.IsNaN(scores[start]))
            {
                return double.NaN;
            }

            // Equal scores share the mean of their ranks, which count from 1.
            positiveRanks += positivesOfGroup * ((start + 1 + end) / 2.0);
            positiveCount += positivesOfGroup;
        }

        double pairs = (double)positiveCount * (scores.Length - positiveCount);
        return pairs == 0 ? double.NaN : (positiveRanks - (positiveCount * (positiveCount + 1) / 2.0)) / pairs;
    }
}

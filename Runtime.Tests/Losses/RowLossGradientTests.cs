using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>Each loss and its gradient against the definition in double precision and its central differences, around every vector boundary.</summary>
/// <remarks>Tolerance 10⁻⁵ relative and 10⁻⁶ absolute: single precision over sums of at most 33 elements; the differences are exact to 10⁻⁹.</remarks>
public class RowLossGradientTests
{
    private const float Scale = 0.37f;

    public static TheoryData<int> Lengths => [1, 2, 3, 5, 7, 8, 9, 10, 15, 16, 17, 33];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void CrossEntropy_is_right(int length)
    {
        foreach (float smoothing in new[] { 0f, 0.1f, 1f })
        {
            foreach (float[]? weights in new[] { null, Positive(length, 1) })
            {
                for (int label = 0; label < length; label += Math.Max(1, length / 3))
                {
                    int[] labels = [0, 0, label];
                    Check(
                        length,
                        (ref x, n, in t, r, s, ref g) => RowLosses.CrossEntropy(ref x, n, smoothing, t, 2, s, ref g),
                        new PinnedTargets(labels: labels, classWeights: weights),
                        x => ReferenceLosses.CrossEntropy(x, labels[2], smoothing, weights));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SoftCrossEntropy_is_right(int length)
    {
        float[] target = Positive(length, 2);
        foreach (float smoothing in new[] { 0f, 0.1f })
        {
            foreach (float[]? weights in new[] { null, Positive(length, 1) })
            {
                Check(
                    length,
                    (ref x, n, in t, r, s, ref g) => RowLosses.SoftCrossEntropy(ref x, n, smoothing, t, r, s, ref g),
                    new PinnedTargets(values: target, classWeights: weights),
                    x => ReferenceLosses.SoftCrossEntropy(x, target, smoothing, weights));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void BinaryCrossEntropy_is_right(int length)
    {
        float[] target = Array.ConvertAll(Positive(length, 3), value => value / 2);
        foreach (float[]? weights in new[] { null, Positive(length, 4) })
        {
            Check(length, RowLosses.BinaryCrossEntropy, new PinnedTargets(values: target, positiveWeights: weights), x => ReferenceLosses.BinaryCrossEntropy(x, target, weights));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void MeanSquaredError_is_right(int length)
    {
        float[] target = Normal(length, 5);
        Check(length, RowLosses.MeanSquaredError, new PinnedTargets(values: target), x => ReferenceLosses.MeanSquaredError(x, target));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void MeanAbsoluteError_is_right(int length)
    {
        // No difference is near the kink at 0: targets are at least 0.1 away from the outputs.
        float[] target = [.. Outputs(length).Zip(Normal(length, 6), (output, z) => output + z + (0.1f * Math.Sign(z)))];
        Check(length, RowLosses.MeanAbsoluteError, new PinnedTargets(values: target), x => ReferenceLosses.MeanAbsoluteError(x, target));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Huber_is_right(int length)
    {
        float[] target = Normal(length, 7);
        foreach (float delta in new[] { 0.5f, 1f, 3f })
        {
            Check(
                length,
                (ref x, n, in t, r, s, ref g) => RowLosses.Huber(ref x, n, delta, t, r, s, ref g),
                new PinnedTargets(values: target),
                x => ReferenceLosses.Huber(x, target, delta));
        }
    }

    private static void Check(int length, RowLoss loss, PinnedTargets targets, Func<double[], double> expected)
    {
        float[] outputs = Outputs(length);
        var (value, gradient) = targets.Run(loss, outputs, scale: Scale);
        NumericAssert.Close(expected(Array.ConvertAll(outputs, x => (double)x)), value, 1e-5, 1e-6, "loss");
        double[] slopes = ReferenceLosses.Gradient(expected, outputs);
        for (int i = 0; i < length; i++)
        {
            NumericAssert.Close(Scale * slopes[i], gradient[i], 1e-5, 1e-6, $"gradient[{i}]");
        }
    }

    private static float[] Outputs(int length) => Array.ConvertAll(Normal(length, 0), z => 2 * z);

    /// <summary>Numbers in (0, 2).</summary>
    private static float[] Positive(int length, ulong key) => [.. Enumerable.Range(0, length).Select(i => 2 * CounterRandom.Uniform(key, (ulong)i))];

    /// <summary>Roughly normal numbers: the sum of twelve uniform ones, less 6.</summary>
    private static float[] Normal(int length, ulong key) =>
        [.. Enumerable.Range(0, length).Select(i => Enumerable.Range(0, 12).Sum(k => CounterRandom.Uniform(key, (ulong)((12 * i) + k))) - 6)];
}

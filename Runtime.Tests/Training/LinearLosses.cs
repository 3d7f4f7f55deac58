using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Textbook losses of one row and their gradients.</summary>
internal static class LinearLosses
{
    public static double Row(LossKind kind, ReadOnlySpan<float> y, in LossTargets targets, int row, Span<float> gradient) => kind switch
    {
        LossKind.CrossEntropy => CrossEntropy(y, targets.Label(row), targets.ClassWeight(targets.Label(row)), gradient),
        LossKind.BinaryCrossEntropy => BinaryCrossEntropy(y, targets.Values(row, y.Length), targets.PositiveWeights(y.Length), gradient),
        LossKind.MeanSquaredError => SquaredError(y, targets.Values(row, y.Length), gradient),
        LossKind.SoftCrossEntropy => SoftCrossEntropy(y, targets.Values(row, y.Length), gradient),
        _ => throw new NotSupportedException($"The test network has no {kind}."),
    };

    private static double CrossEntropy(ReadOnlySpan<float> y, int label, float weight, Span<float> gradient)
    {
        double logOfSum = LogOfSum(y);
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = (float)(weight * (Math.Exp(y[i] - logOfSum) - (i == label ? 1 : 0)));
        }

        return weight * (logOfSum - y[label]);
    }

    private static double SoftCrossEntropy(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        double logOfSum = LogOfSum(y), loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = (float)Math.Exp(y[i] - logOfSum) - targets[i];
            loss += targets[i] * (logOfSum - y[i]);
        }

        return loss;
    }

    private static double BinaryCrossEntropy(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, ReadOnlySpan<float> positiveWeights, Span<float> gradient)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double positive = positiveWeights.IsEmpty ? 1 : positiveWeights[i];
            double p = 1 / (1 + Math.Exp(-y[i]));
            loss -= (positive * targets[i] * Math.Log(p)) + ((1 - targets[i]) * Math.Log(1 - p));
            gradient[i] = (float)((((1 - targets[i]) * p) - (positive * targets[i] * (1 - p))) / y.Length);
        }

        return loss / y.Length;
    }

    private static double SquaredError(ReadOnlySpan<float> y, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double error = y[i] - targets[i];
            loss += error * error / y.Length;
            gradient[i] = (float)(2 * error / y.Length);
        }

        return loss;
    }

    private static double LogOfSum(ReadOnlySpan<float> y)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float value in y)
        {
            largest = Math.Max(largest, value);
        }

        foreach (float value in y)
        {
            sum += Math.Exp(value - largest);
        }

        return largest + Math.Log(sum);
    }
}

namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>What one row is compared with, and its weights.</summary>
/// <param name="Label">The class index of an index cross-entropy.</param>
/// <param name="Values">One number an output for the other losses.</param>
/// <param name="OutputWeights">One weight a class or, for the positive targets, an output; empty for none.</param>
internal sealed record RowTarget(int Label, Bounded[] Values, float[] OutputWeights)
{
    public float OutputWeight(int output) => OutputWeights.Length == 0 ? 1 : OutputWeights[output];
}

/// <summary>A loss of one row, without the row's weight, and its gradient.</summary>
internal abstract class ReferenceLoss
{
    public abstract (Bounded Loss, Bounded[] Gradient) Evaluate(Bounded[] x, RowTarget target);

    /// <summary>What the row counts in the mean beside its own weight.</summary>
    public virtual double Share(RowTarget target) => 1;

    /// <summary>Whether rounding may take an output to the other side of a jump of the derivative.</summary>
    public virtual bool IsNearKink(Bounded[] x, RowTarget target) => false;
}

/// <summary>−Σ q_c ln softmax(x)_c with the weighted, smoothed target q.</summary>
internal sealed class CrossEntropyReference(bool isSoft, double smoothing) : ReferenceLoss
{
    public override (Bounded Loss, Bounded[] Gradient) Evaluate(Bounded[] x, RowTarget target)
    {
        var q = x.Select((_, c) => Share(c, x.Length, target)).ToArray();
        var p = RowMath.Softmax(x);
        Bounded logSum = RowMath.LogSumOfExponentials(x), mass = RowMath.Sum(q);
        return (RowMath.Sum(q.Select((w, c) => w * (logSum - x[c]))), [.. q.Select((w, c) => (mass * p[c]) - w)]);
    }

    public override double Share(RowTarget target) => isSoft ? 1 : target.OutputWeight(target.Label);

    private Bounded Share(int output, int classes, RowTarget target)
    {
        Bounded keep = Bounded.Constant(1 - smoothing), spread = Bounded.Constant(smoothing / classes);
        if (isSoft)
        {
            return target.OutputWeight(output) * ((keep * target.Values[output]) + spread);
        }

        Bounded hit = output == target.Label ? keep * target.OutputWeight(output) : 0f;
        return hit + (spread * target.OutputWeight(output));
    }
}

/// <summary>The mean over outputs of (1 − t) softplus(x) + w t softplus(−x).</summary>
internal sealed class BinaryCrossEntropyReference : ReferenceLoss
{
    public override (Bounded Loss, Bounded[] Gradient) Evaluate(Bounded[] x, RowTarget target)
    {
        Bounded count = x.Length, one = 1f;
        var negative = Array.ConvertAll(target.Values, t => one - t);
        var positive = target.Values.Select((t, i) => target.OutputWeight(i) * t).ToArray();
        Bounded loss = RowMath.Sum(x.Select((v, i) => (negative[i] * Softplus(v)) + (positive[i] * Softplus(-v))));
        return (loss / count, [.. x.Select((v, i) => ((negative[i] * Sigmoid(v)) - (positive[i] * Sigmoid(-v))) / count)]);
    }

    private static Bounded Sigmoid(Bounded x)
    {
        double y = 1 / (1 + Math.Exp(-x.Value));
        return x.Map(y, y * (1 - y), 8 * y);
    }

    private static Bounded Softplus(Bounded x)
    {
        double y = Math.Max(x.Value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x.Value)));
        return x.Map(y, 1 / (1 + Math.Exp(-x.Value)), 8 * y);
    }
}

/// <summary>The mean, or the sum, over outputs of a function of output − target.</summary>
internal sealed class DifferenceReference(Func<double, double> function, Func<double, double> derivative, bool isMean = true, bool jumpsAtZero = false) : ReferenceLoss
{
    public override (Bounded Loss, Bounded[] Gradient) Evaluate(Bounded[] x, RowTarget target)
    {
        Bounded count = isMean ? x.Length : 1;
        var d = x.Select((v, i) => v - target.Values[i]).ToArray();

        // Every derivative here changes by at most 2 a unit, and the functions are a few operations.
        var values = d.Select(v => v.Map(function(v.Value), derivative(v.Value), 4 * (1 + function(v.Value))));
        return (RowMath.Sum(values) / count, [.. d.Select(v => v.Map(derivative(v.Value), jumpsAtZero ? 0 : 2, 4 * Math.Abs(derivative(v.Value))) / count)]);
    }

    public override bool IsNearKink(Bounded[] x, RowTarget target) => jumpsAtZero && x.Where((v, i) => (v - target.Values[i]).MayCross(0)).Any();
}

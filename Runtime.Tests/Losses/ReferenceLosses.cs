using NetGen.Runtime.Tests.Numerics;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>The losses of one row in double precision, straight from their definitions.</summary>
internal static class ReferenceLosses
{
    public static double CrossEntropy(double[] logits, int label, double smoothing, float[]? weights)
    {
        double[] logs = LogSoftmax(logits);
        double spread = logs.Select((log, c) => -Weight(weights, c) * log).Sum();
        return (-(1 - smoothing) * Weight(weights, label) * logs[label]) + (smoothing / logits.Length * spread);
    }

    public static double SoftCrossEntropy(double[] logits, float[] target, double smoothing, float[]? weights) =>
        LogSoftmax(logits).Select((log, c) => -Weight(weights, c) * ((target[c] * (1 - smoothing)) + (smoothing / logits.Length)) * log).Sum();

    public static double BinaryCrossEntropy(double[] logits, float[] target, float[]? weights) => logits.Select(
        (x, i) => ((1 - target[i]) * ReferenceMath.Softplus(x)) + (Weight(weights, i) * target[i] * ReferenceMath.Softplus(-x))).Average();

    public static double MeanSquaredError(double[] outputs, float[] target) => outputs.Select((y, i) => (y - target[i]) * (y - target[i])).Average();

    public static double MeanAbsoluteError(double[] outputs, float[] target) => outputs.Select((y, i) => Math.Abs(y - target[i])).Average();

    public static double Huber(double[] outputs, float[] target, double delta) => outputs.Select((y, i) =>
    {
        double distance = Math.Abs(y - target[i]);
        return distance < delta ? distance * distance / 2 : delta * (distance - (delta / 2));
    }).Average();

    /// <summary>The gradient by central differences: an error of some 10⁻¹⁰ for numbers of the order of 1.</summary>
    public static double[] Gradient(Func<double[], double> loss, float[] outputs)
    {
        const double Step = 1e-5;
        double[] x = Array.ConvertAll(outputs, value => (double)value), gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double centre = x[i];
            x[i] = centre + Step;
            double above = loss(x);
            x[i] = centre - Step;
            gradient[i] = (above - loss(x)) / (2 * Step);
            x[i] = centre;
        }

        return gradient;
    }

    private static double Weight(float[]? weights, int index) => weights?[index] ?? 1.0;

    private static double[] LogSoftmax(double[] logits)
    {
        double maximum = logits.Max(), logSum = Math.Log(logits.Sum(x => Math.Exp(x - maximum)));
        return Array.ConvertAll(logits, x => x - maximum - logSum);
    }
}

using System.Globalization;

namespace NetGen;

/// <summary>Errors of a regression, added up in double over a whole data set. Every row counts once, whatever its weight.</summary>
/// <remarks>With several outputs each measure is the mean over the outputs (scikit-learn's <c>uniform_average</c>).</remarks>
public sealed class RegressionErrors
{
    private readonly Output[] outputs;

    /// <summary>Makes an empty sum.</summary>
    /// <param name="outputCount">Numbers per row, at least 1.</param>
    public RegressionErrors(int outputCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        outputs = new Output[outputCount];
    }

    /// <summary>Rows so far.</summary>
    public long Count { get; private set; }

    /// <summary>The mean of |prediction − target|, in the unit of the targets; NaN without rows.</summary>
    public double MeanAbsoluteError => Mean(o => o.AbsoluteErrors / Count);

    /// <summary>The mean of (prediction − target)², in the square of the targets' unit; NaN without rows.</summary>
    public double MeanSquaredError => Mean(o => o.SquaredErrors / Count);

    /// <summary>
    /// The coefficient of determination R² = 1 − Σ(prediction − target)² / Σ(target − mean)²: 1 is perfect, 0 is no better than the mean, below that is worse.
    /// NaN with fewer than two rows. Where all targets are equal it is 1 if all predictions are right and 0 otherwise, as in scikit-learn.
    /// </summary>
    public double R2 => Count < 2 ? double.NaN : Mean(o => o.R2);

    /// <summary>Counts one row.</summary>
    /// <exception cref="ArgumentException">There are not as many predictions or targets as outputs.</exception>
    public void Add(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (predictions.Length != outputs.Length || targets.Length != outputs.Length)
        {
            throw new ArgumentException(
                $"A row has {NumberText.Count(outputs.Length, "output")}, but got {NumberText.Count(predictions.Length, "prediction")} and "
                + $"{NumberText.Count(targets.Length, "target")}.",
                nameof(predictions));
        }

        Count++;
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i].Add(predictions[i], targets[i], Count);
        }
    }

    /// <summary>One line, the same in every culture: <c>mean absolute error 0.1203, mean squared error 0.0212, R² 0.9312 over 120 rows</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"mean absolute error {NumberText.Loss(MeanAbsoluteError)}, mean squared error {NumberText.Loss(MeanSquaredError)}, R² {R2:0.0000} over {NumberText.Count(Count, "row")}");

    internal void Clear()
    {
        Count = 0;
        Array.Clear(outputs);
    }

    private double Mean(Func<Output, double> measure) => Count == 0 ? double.NaN : outputs.Average(measure);

    private struct Output
    {
        public double AbsoluteErrors;
        public double SquaredErrors;
        private double targetMean;
        private double targetSquares;

        public readonly double R2 => targetSquares > 0 ? 1 - (SquaredErrors / targetSquares) : SquaredErrors == 0 ? 1 : 0;

        public void Add(double prediction, double target, long count)
        {
            double error = prediction - target;
            AbsoluteErrors += Math.Abs(error);
            SquaredErrors += error * error;

            // Welford's update of Σ(target − mean)², which does not cancel as Σtarget² − n·mean² does.
            double delta = target - targetMean;
            targetMean += delta / count;
            targetSquares += delta * (target - targetMean);
        }
    }
}

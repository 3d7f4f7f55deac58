namespace NetGen;

/// <summary>What the folds of a cross-validation came to, of a network or of one of its heads.</summary>
public sealed class FoldMeasures
{
    private readonly IReadOnlyList<Evaluation> folds;

    internal FoldMeasures(IEnumerable<Evaluation> folds)
    {
        this.folds = [.. folds];
    }

    /// <summary>The loss on the test rows; of a head its mean, without its weight in the sum.</summary>
    public FoldMeasure Loss => Measure(e => e.Loss)!.Value;

    /// <summary>The accuracy; null if it does not classify.</summary>
    public FoldMeasure? Accuracy => Measure(e => e.Accuracy);

    /// <summary>The area under the ROC curve, of one output with binary cross-entropy; otherwise null.</summary>
    public FoldMeasure? RocAuc => Measure(e => e.RocAuc);

    /// <summary>The mean absolute error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanAbsoluteError => Measure(e => e.MeanAbsoluteError);

    /// <summary>The mean squared error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanSquaredError => Measure(e => e.MeanSquaredError);

    /// <summary>The coefficient of determination of a regression; otherwise null.</summary>
    public FoldMeasure? R2 => Measure(e => e.R2);

    internal FoldMeasure? Measure(Func<Evaluation, double?> value) => value(folds[0]) is null ? null : FoldMeasure.Of([.. folds.Select(f => value(f)!.Value)]);
}

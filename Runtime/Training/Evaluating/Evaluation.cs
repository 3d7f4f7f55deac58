using System.Collections.ObjectModel;
using System.Globalization;

namespace NetGen;

/// <summary>How a network does on a data set: its loss, and the measures that go with the kind of the loss, from counts over the whole set.</summary>
public sealed class Evaluation
{
    internal Evaluation(int rows, double loss, IEnumerable<KeyValuePair<string, Evaluation>>? heads = null)
    {
        Rows = rows;
        Loss = loss;
        Heads = heads is null ? ReadOnlyDictionary<string, Evaluation>.Empty : new OrderedDictionary<string, Evaluation>(heads);
    }

    /// <summary>The rows of the data set.</summary>
    public int Rows { get; }

    /// <summary>
    /// The mean loss, dropout off, weighted where rows or classes have weights. With standardised targets it is that of the standardised values. Of several
    /// heads it is the weighted sum of their mean losses.
    /// </summary>
    public double Loss { get; }

    /// <summary>
    /// What each of several heads came to, by its name, in their order: its mean loss without its weight in the sum, and the measures of its loss. Empty
    /// where the network has one head, whose measures
    /// are here; of several heads they are there alone.
    /// </summary>
    public IReadOnlyDictionary<string, Evaluation> Heads { get; }

    /// <summary>
    /// The part that is right, 0 to 1; null if the network does not classify. Of classes: the largest output is the predicted class. Of one output with
    /// binary cross-entropy: a logit above 0 means the second class. Of several outputs with binary cross-entropy (labels that do not exclude each other):
    /// the mean over all rows and labels.
    /// </summary>
    public double? Accuracy { get; internal set; }

    /// <summary>Which classes were taken for which; null where rows do not have exactly one class.</summary>
    public ConfusionMatrix? Confusion { get; internal set; }

    /// <summary>Precision, recall and F1 of each class (or label) and their averages; null if the network does not classify.</summary>
    public ClassificationScores? Scores { get; internal set; }

    /// <summary>
    /// The area under the ROC curve, of one output with binary cross-entropy; NaN where only one of the classes occurs. Null otherwise, and in the validation
    /// that a training does after each epoch. For several classes see <see cref="NetGen.RocAuc.OneVersusRest"/>.
    /// </summary>
    public double? RocAuc { get; internal set; }

    /// <summary>
    /// Precision and recall at every threshold, of one output with binary cross-entropy: there is the threshold to decide by, of the outputs (logits) that
    /// <c>Predict</c> gives, and
    /// <see cref="PrecisionRecallCurve.AveragePrecision"/>. Null where <see cref="RocAuc"/> is.
    /// </summary>
    public PrecisionRecallCurve? PrecisionRecall { get; internal set; }

    /// <summary>
    /// Whether the network is as often right as it is sure, with <see cref="NetGen.Reliability.ExpectedCalibrationError"/>, over
    /// <see cref="NetGen.Reliability.UsualBins"/> bins; null where rows do not have
    /// exactly one class, and in the validation that a training does after each epoch.
    /// </summary>
    public Reliability? Reliability { get; internal set; }

    /// <summary>The mean absolute error of a regression in the unit of the targets; otherwise null.</summary>
    public double? MeanAbsoluteError { get; internal set; }

    /// <summary>The mean squared error of a regression in the square of the targets' unit; otherwise null.</summary>
    public double? MeanSquaredError { get; internal set; }

    /// <summary>The coefficient of determination of a regression (<see cref="RegressionErrors.R2"/>); otherwise null.</summary>
    public double? R2 { get; internal set; }

    /// <summary>By rank, from 0 on: the rows whose own class has that rank among the outputs.</summary>
    internal long[]? Ranks { get; set; }

    /// <summary>
    /// The part of the rows whose own class is among the <paramref name="k"/> largest outputs, 0 to 1; null if the network does not tell classes apart by
    /// one output each.
    /// </summary>
    /// <remarks>Of equal outputs the first counts as the larger one, so that the top 1 are <see cref="Accuracy"/>.</remarks>
    /// <param name="k">At least 1; from the number of classes on the part is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public double? TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Ranks is null ? null : (double)Ranks.Take(k).Sum() / Math.Max(1, Rows);
    }

    /// <summary>
    /// One line, the same in every culture: <c>loss 0.0712, accuracy 97.41 %</c>; of several heads <c>loss 0.3; policy: loss 0.1, accuracy 97.41 %; value:
    /// loss 0.4 …</c>.
    /// </summary>
    public override string ToString()
    {
        var parts = new List<string> { $"loss {NumberText.Loss(Loss)}" };
        if (Accuracy is { } accuracy)
        {
            parts.Add($"accuracy {NumberText.Percent(accuracy)}");
        }

        if (RocAuc is { } area)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"ROC-AUC {area:0.0000}"));
        }

        if (MeanAbsoluteError is { } absolute && MeanSquaredError is { } squared && R2 is { } r2)
        {
            parts.Add($"mean absolute error {NumberText.Loss(absolute)}");
            parts.Add($"mean squared error {NumberText.Loss(squared)}");
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"R² {r2:0.0000}"));
        }

        return string.Join("; ", Heads.Select(h => $"{h.Key}: {h.Value}").Prepend(string.Join(", ", parts)));
    }
}

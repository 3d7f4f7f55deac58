using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What a cross-validation came to.</summary>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class CrossValidationResult<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private const int Width = 12;

    private static readonly (string Name, Func<Evaluation, double?> Value, Func<double, string> Text)[] Measures =
    [
        ("loss", e => e.Loss, NumberText.Loss),
        ("accuracy", e => e.Accuracy, NumberText.Percent),
        ("ROC-AUC", e => e.RocAuc, Fraction),
        ("mean abs.", e => e.MeanAbsoluteError, NumberText.Loss),
        ("mean sq.", e => e.MeanSquaredError, NumberText.Loss),
        ("R²", e => e.R2, Fraction),
    ];

    internal CrossValidationResult(IReadOnlyList<FoldResult<TNetwork>> folds)
    {
        Folds = folds;
    }

    /// <summary>The folds, in order.</summary>
    public IReadOnlyList<FoldResult<TNetwork>> Folds { get; }

    /// <summary>The loss on the test rows.</summary>
    public FoldMeasure Loss => Measure(e => e.Loss)!.Value;

    /// <summary>The accuracy; null where the network does not classify.</summary>
    public FoldMeasure? Accuracy => Measure(e => e.Accuracy);

    /// <summary>The area under the ROC curve, of one output with binary cross-entropy; otherwise null.</summary>
    public FoldMeasure? RocAuc => Measure(e => e.RocAuc);

    /// <summary>The mean absolute error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanAbsoluteError => Measure(e => e.MeanAbsoluteError);

    /// <summary>The mean squared error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanSquaredError => Measure(e => e.MeanSquaredError);

    /// <summary>The coefficient of determination of a regression; otherwise null.</summary>
    public FoldMeasure? R2 => Measure(e => e.R2);

    /// <summary>A table, the same in every culture: a line for each fold, one for the means and one for the deviations.</summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        var shown = Array.FindAll(Measures, m => m.Value(Folds[0].Evaluation) is not null);
        AddLine(table, "fold", "rows", "epochs", shown.Select(m => m.Name));
        foreach (var fold in Folds)
        {
            AddLine(table, Text(fold.Number), Text(fold.Evaluation.Rows), Text(fold.History.Epochs.Count), shown.Select(m => m.Text(m.Value(fold.Evaluation)!.Value)));
        }

        FoldMeasure[] measures = [.. shown.Select(m => Measure(m.Value)!.Value)];
        AddLine(table, "mean", "", "", shown.Zip(measures, (m, measure) => m.Text(measure.Mean)));
        AddLine(table, "±", "", "", shown.Zip(measures, (m, measure) => m.Text(measure.Deviation)));
        return table.ToString();
    }

    private static void AddLine(StringBuilder table, string fold, string rows, string epochs, IEnumerable<string> values)
    {
        table.Append(CultureInfo.InvariantCulture, $"{fold,4}{rows,8}{epochs,8}");
        foreach (string value in values)
        {
            table.Append(value.PadLeft(Width));
        }

        table.Append('\n');
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fraction(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private FoldMeasure? Measure(Func<Evaluation, double?> value) =>
        value(Folds[0].Evaluation) is null ? null : FoldMeasure.Of([.. Folds.Select(f => value(f.Evaluation)!.Value)]);
}

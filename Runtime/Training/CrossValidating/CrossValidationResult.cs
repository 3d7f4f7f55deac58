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

    private readonly FoldMeasures all;

    internal CrossValidationResult(IReadOnlyList<FoldResult<TNetwork>> folds)
    {
        Folds = folds;
        all = new FoldMeasures(folds.Select(f => f.Evaluation));
        Heads = new OrderedDictionary<string, FoldMeasures>(
            folds[0].Evaluation.Heads.Keys.Select(head => KeyValuePair.Create(head, new FoldMeasures(folds.Select(f => f.Evaluation.Heads[head])))));
    }

    /// <summary>The folds, in order.</summary>
    public IReadOnlyList<FoldResult<TNetwork>> Folds { get; }

    /// <summary>The same measures of each head, by its name; empty if the network has one.</summary>
    public IReadOnlyDictionary<string, FoldMeasures> Heads { get; }

    /// <summary>The loss on the test rows.</summary>
    public FoldMeasure Loss => all.Loss;

    /// <summary>The accuracy; null if the network does not classify.</summary>
    public FoldMeasure? Accuracy => all.Accuracy;

    /// <summary>The area under the ROC curve, of one output with binary cross-entropy; otherwise null.</summary>
    public FoldMeasure? RocAuc => all.RocAuc;

    /// <summary>The mean absolute error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanAbsoluteError => all.MeanAbsoluteError;

    /// <summary>The mean squared error of a regression; otherwise null.</summary>
    public FoldMeasure? MeanSquaredError => all.MeanSquaredError;

    /// <summary>The coefficient of determination of a regression; otherwise null.</summary>
    public FoldMeasure? R2 => all.R2;

    /// <summary>
    /// A table, the same in every culture: a line for each fold, one for the means and one for the deviations; then one for each of several heads.
    /// </summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        AddTable(table, all, f => f.Evaluation);
        foreach (var (name, measures) in Heads)
        {
            table.Append(CultureInfo.InvariantCulture, $"\nhead '{VisibleText.Of(name)}'\n");
            AddTable(table, measures, f => f.Evaluation.Heads[name]);
        }

        return table.ToString();
    }

    private void AddTable(StringBuilder table, FoldMeasures measures, Func<FoldResult<TNetwork>, Evaluation> evaluationOf)
    {
        var shown = Array.FindAll(Measures, m => m.Value(evaluationOf(Folds[0])) is not null);
        AddLine(table, "fold", "rows", "epochs", shown.Select(m => m.Name));
        foreach (var fold in Folds)
        {
            var values = shown.Select(m => m.Text(m.Value(evaluationOf(fold))!.Value));
            AddLine(table, Text(fold.Number), Text(fold.Evaluation.Rows), Text(fold.History.Epochs.Count), values);
        }

        AddLine(table, "mean", "", "", shown.Select(m => m.Text(measures.Measure(m.Value)!.Value.Mean)));
        AddLine(table, "±", "", "", shown.Select(m => m.Text(measures.Measure(m.Value)!.Value.Deviation)));
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
}

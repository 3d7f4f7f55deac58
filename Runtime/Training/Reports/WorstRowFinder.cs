using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>One of the rows on which a network does worst.</summary>
/// <param name="Row">Its index in the data set.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Actual">What is right.</param>
/// <param name="Predicted">What the network says.</param>
internal sealed record WorstRow(int Row, double Loss, string Actual, string Predicted);

/// <summary>Finds the rows with the greatest loss; of a classification only wrong ones.</summary>
internal static class WorstRowFinder
{
    public static IReadOnlyList<WorstRow> Find(NetworkCore core, Dataset data, int count)
    {
        var loss = core.Description.Loss;
        bool classifies = loss.IsClassification || (loss.Kind == LossKind.BinaryCrossEntropy && core.Description.OutputShape.Size == 1);
        var rows = new MiniBatches(data, 1, seed: 0, shuffle: false);
        var targets = new BatchTargets(core.Description, data, rows);
        float[] outputs = new float[core.Description.OutputShape.Size];
        var found = new List<(double Loss, int Row)>();
        rows.Begin(0);
        for (int row = 0; rows.Next(); row++)
        {
            core.Predict(rows.Inputs, outputs);
            double rowLoss = core.EvaluateLoss(outputs, targets.Current).Mean;
            if (double.IsFinite(rowLoss) && (!classifies || Predictions.Class(outputs) != ClassOf(targets.Current)))
            {
                found.Add((rowLoss, row));
            }
        }

        return [.. found.OrderByDescending(f => f.Loss).ThenBy(f => f.Row).Take(count).Select(f => Describe(core, data, f.Row, f.Loss, classifies))];
    }

    private static WorstRow Describe(NetworkCore core, Dataset data, int row, double loss, bool classifies)
    {
        float[] outputs = new float[core.Description.OutputShape.Size];
        if (!classifies)
        {
            core.Predict(data.Input(row), outputs);
            return new WorstRow(row, loss, Numbers(data.Target(row)), Numbers(outputs));
        }

        Predictions.Probabilities(core, data.Input(row), outputs);
        int predicted = outputs.Length == 1 ? (outputs[0] > 0.5f ? 1 : 0) : Predictions.Class(outputs);
        int actual = data.HasLabels ? data.Label(row) : ClassOf(new TargetBatch { Values = data.Target(row) });
        float probability = outputs.Length > 1 ? outputs[predicted] : predicted == 1 ? outputs[0] : 1 - outputs[0];
        return new WorstRow(row, loss, Name(core, actual), string.Create(CultureInfo.InvariantCulture, $"{Name(core, predicted)} ({100 * probability:0.0} %)"));
    }

    private static int ClassOf(in TargetBatch targets) => targets.Labels.IsEmpty ? Predictions.Class(Shifted(targets.Values)) : targets.Labels[0];

    // One number from 0 to 1 is the part of the second class: above a half it is that one, as a logit is above 0.
    private static ReadOnlySpan<float> Shifted(ReadOnlySpan<float> values) => values.Length == 1 ? new float[] { values[0] - 0.5f } : values;

    private static string Name(NetworkCore core, int index) =>
        core.Storage.ClassNames is { } names && index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(ReadOnlySpan<float> values)
    {
        const int Shown = 4;
        string[] texts = [.. values[..Math.Min(Shown, values.Length)].ToArray().Select(value => value.ToString("0.####", CultureInfo.InvariantCulture))];
        return string.Join(", ", texts) + (values.Length > Shown ? ", …" : "");
    }
}

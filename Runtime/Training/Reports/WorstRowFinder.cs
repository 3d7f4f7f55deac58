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
    public static IReadOnlyList<WorstRow> Find(NetworkCore core, HeadDescription head, Dataset data, int count)
    {
        var network = core.Description;
        var storage = core.Storage;
        var actual = HeadData.Of(network, head, data)!;
        int index = network.Heads.TakeWhile(h => h != head).Count();
        var rows = new MiniBatches(data, 1, seed: 0, shuffle: false);
        var targets = new BatchTargets(network, data, rows);
        float[] outputs = new float[network.OutputShape.Size];
        var found = new List<(double Loss, int Row)>();
        rows.Begin(0);
        for (int row = 0; rows.Next(); row++)
        {
            core.Predict(storage, rows.Inputs, rows.Lengths, outputs);
            double rowLoss = core.EvaluateHead(storage, outputs, targets.Current, index).Mean;
            if (double.IsFinite(rowLoss) && (!head.PredictsClass || Predictions.Class(outputs.AsSpan(head.First, head.Shape.Size)) != ClassOf(actual, row)))
            {
                found.Add((rowLoss, row));
            }
        }

        return [.. found.OrderByDescending(f => f.Loss).ThenBy(f => f.Row).Take(count).Select(f => Describe(core, head, actual, f.Row, f.Loss))];
    }

    private static WorstRow Describe(NetworkCore core, HeadDescription head, Dataset data, int row, double loss)
    {
        if (!head.PredictsClass)
        {
            float[] all = new float[core.Description.OutputShape.Size];
            core.Predict(data.Input(row), LengthsOf(data, row), all);
            return new WorstRow(
                row, loss, data.HasLabels ? Numbers(Array.ConvertAll(data.Labels(row).ToArray(), label => (float)label)) : Numbers(data.Target(row)),
                Numbers(all.AsSpan(head.First, head.Shape.Size)));
        }

        float[] outputs = new float[head.Shape.Size];
        Predictions.Probabilities(core, data.Input(row), LengthsOf(data, row), outputs, head);
        int predicted = outputs.Length == 1 ? (outputs[0] > 0.5f ? 1 : 0) : Predictions.Class(outputs);
        float probability = outputs.Length > 1 ? outputs[predicted] : predicted == 1 ? outputs[0] : 1 - outputs[0];
        return new WorstRow(
            row,
            loss,
            Name(core, head, ClassOf(data, row)),
            string.Create(CultureInfo.InvariantCulture, $"{Name(core, head, predicted)} ({100 * probability:0.0} %)"));
    }

    private static ReadOnlySpan<int> LengthsOf(Dataset data, int row) => data.HasLengths ? new int[] { data.Length(row) } : default;

    private static int ClassOf(Dataset data, int row) => data.HasLabels ? data.Label(row) : Predictions.Class(Shifted(data.Target(row)));

    private static string Name(NetworkCore core, HeadDescription head, int index) => Predictions.Name(core.Description, head, core.Storage, index);

    // One number from 0 to 1 is the part of the second class: above a half it is that one, as a logit is above 0.
    private static ReadOnlySpan<float> Shifted(ReadOnlySpan<float> values) => values.Length == 1 ? new float[] { values[0] - 0.5f } : values;

    private static string Numbers(ReadOnlySpan<float> values)
    {
        const int Shown = 4;
        string[] texts = [.. values[..Math.Min(Shown, values.Length)].ToArray().Select(value => value.ToString("0.####", CultureInfo.InvariantCulture))];
        return string.Join(", ", texts) + (values.Length > Shown ? ", …" : "");
    }
}

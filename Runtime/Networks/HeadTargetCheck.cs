namespace NetGen.Generated;

/// <summary>Checks the targets of a batch against the losses of a network's heads, before anything is computed.</summary>
internal static class HeadTargetCheck
{
    /// <summary>Checks everything except the values of the labels: <see cref="CheckLabels"/> checks those once the caller can no longer change them.</summary>
    public static void Check(NetworkDescription network, in TargetBatch targets, int rows)
    {
        if (network.LabelCount + network.TargetCount == 0)
        {
            throw new InvalidOperationException($"{network.Name} has no loss attribute: use Forward and Backward with a gradient of your own.");
        }

        CheckLength(network, "labels", targets.Labels.Length, (long)rows * network.LabelCount);
        CheckLength(network, "target values", targets.Values.Length, (long)rows * network.TargetCount);
        int first = 0;
        for (int i = 0; i < network.Heads.Count; i++)
        {
            var head = network.Heads[i];
            for (int row = 0; row < rows && head.TargetCount > 0; row++)
            {
                TargetCheck.CheckValues(network, head, targets.Values.Slice((row * network.TargetCount) + first, head.TargetCount), row);
            }

            first += head.TargetCount;
        }

        CheckWeights(network, "row weights", targets.RowWeights, rows, isAllowed: true);
        CheckWeights(network, "class weights", targets.ClassWeights, network.OutputShape.Size, HasLoss(network, static loss => loss.IsClassification));
        bool hasPositives = HasLoss(network, static loss => loss.Kind == LossKind.BinaryCrossEntropy);
        CheckWeights(network, "positive weights", targets.PositiveWeights, network.OutputShape.Size, hasPositives);
    }

    /// <summary>Checks class indices.</summary>
    public static void CheckLabels(NetworkDescription network, ReadOnlySpan<int> labels)
    {
        int stride = network.LabelCount, first = 0;
        for (int index = 0; index < network.Heads.Count; index++)
        {
            var head = network.Heads[index];
            if (!head.Loss.TakesLabels)
            {
                continue;
            }

            for (int row = 0, at = first; at < labels.Length; row++, at += stride)
            {
                CheckRow(network, head, labels.Slice(at, head.LabelCount), row);
            }

            first += head.LabelCount;
        }
    }

    /// <summary>Checks the class indices of one row.</summary>
    private static void CheckRow(NetworkDescription network, HeadDescription head, ReadOnlySpan<int> labels, int row)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)head.StepSize && labels[i] != head.Loss.IgnoreIndex)
            {
                throw new ArgumentException(
                    $"{Title(network, head)}: the label of {TargetCheck.Place(head, (row * labels.Length) + i)} is {labels[i]}, but classes count from 0 to "
                    + $"{head.StepSize - 1}"
                    + $"{TargetCheck.AndIgnored(head)}.",
                    nameof(labels));
            }
        }
    }

    /// <summary>The name of a head in messages.</summary>
    public static string Title(NetworkDescription network, HeadDescription head) => $"{network.Name}, head '{head.Name}'";

    /// <summary>Whether a head has such a loss. It uses an index, because every step calls it and an enumerator would be allocated.</summary>
    private static bool HasLoss(NetworkDescription network, Func<LossDescription, bool> isSuch)
    {
        for (int i = 0; i < network.Heads.Count; i++)
        {
            if (isSuch(network.Heads[i].Loss))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckWeights(NetworkDescription network, string what, ReadOnlySpan<float> weights, int expected, bool isAllowed)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        if (!isAllowed)
        {
            throw new ArgumentException($"{network.Name}: {what} do not go with the loss of any of its heads.", nameof(weights));
        }

        CheckLength(network, what, weights.Length, expected);
        TargetCheck.CheckWeights(network.Name, what, weights);
    }

    private static void CheckLength(NetworkDescription network, string what, int actual, long expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{network.Name}: expected {expected} {what}, but got {actual}.", what);
        }
    }
}

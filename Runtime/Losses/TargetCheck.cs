using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Checks the targets of a batch against the network's loss, before anything is computed.</summary>
internal static class TargetCheck
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Check(NetworkDescription description, in TargetBatch targets, int rows, int outputs)
    {
        var loss = description.Loss;
        if (loss.Kind == LossKind.None)
        {
            throw new InvalidOperationException($"{description.Name} has no loss attribute: use Forward and Backward with a gradient of your own.");
        }

        if (loss.TakesLabels)
        {
            if (!targets.Values.IsEmpty)
            {
                throw new ArgumentException($"{description.Name}: the loss takes one class index (int) a row, but got numbers; for distributions set Targets = Targets.Soft.", nameof(targets));
            }

            CheckLength(description, "labels", targets.Labels.Length, rows);
            for (int row = 0; row < targets.Labels.Length; row++)
            {
                if ((uint)targets.Labels[row] >= (uint)outputs)
                {
                    throw new ArgumentException($"{description.Name}: the label of row {row} is {targets.Labels[row]}, but classes count from 0 to {outputs - 1}.", nameof(targets));
                }
            }
        }
        else
        {
            if (!targets.Labels.IsEmpty)
            {
                throw new ArgumentException($"{description.Name}: the loss takes {NumberText.Count(outputs, "number")} a row, but got class indices.", nameof(targets));
            }

            CheckLength(description, "target values", targets.Values.Length, rows * outputs);
        }

        if (targets.RowWeights.IsEmpty && targets.ClassWeights.IsEmpty && targets.PositiveWeights.IsEmpty)
        {
            return;
        }

        CheckWeights(description, "row weights", targets.RowWeights, rows, true);
        CheckWeights(description, "class weights", targets.ClassWeights, outputs, loss.IsClassification);
        CheckWeights(description, "positive weights", targets.PositiveWeights, outputs, loss.Kind == LossKind.BinaryCrossEntropy);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckWeights(NetworkDescription description, string what, ReadOnlySpan<float> weights, int expected, bool allowed)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        if (!allowed)
        {
            throw new ArgumentException($"{description.Name}: {what} do not go with the loss {description.Loss.Kind}.", nameof(weights));
        }

        CheckLength(description, what, weights.Length, expected);
    }

    private static void CheckLength(NetworkDescription description, string what, int actual, int expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{description.Name}: expected {expected} {what}, but got {actual}.", what);
        }
    }
}

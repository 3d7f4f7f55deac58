using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Checks the targets of a batch against the network's loss, before anything is computed.</summary>
internal static class TargetCheck
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    /// <summary>Checks everything except the values of the labels: <see cref="CheckLabels"/> checks those once the caller can no longer change them.</summary>
    /// <param name="description">The network.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="outputs">Outputs of a row.</param>
    /// <param name="stepSize">Outputs of a step of rows with lengths of their own, whose numbers <see cref="CheckSteps"/> checks; 0 if a row is compared as a
    /// whole.
    /// </param>
    [MethodImpl(Hot)]
    public static void Check(NetworkDescription description, in TargetBatch targets, int rows, int outputs, int stepSize = 0)
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
                string taken = loss.PerStep ? $"{description.LabelCount} class indices (int) per row, one for each step" : "one class index (int) per row";
                throw new ArgumentException(
                    $"{description.Name}: the loss takes {taken}, but got numbers; for distributions set Targets = Targets.Soft.", nameof(targets));
            }

            CheckLength(description, "labels", targets.Labels.Length, (long)rows * description.LabelCount);
        }
        else
        {
            if (!targets.Labels.IsEmpty)
            {
                throw new ArgumentException(
                    $"{description.Name}: the loss takes {NumberText.Count(outputs, "number")} per row, but got class indices.",
                    nameof(targets));
            }

            CheckLength(description, "target values", targets.Values.Length, (long)rows * outputs);
            if (stepSize == 0)
            {
                CheckValues(description, targets.Values, outputs);
            }
        }

        if (targets.RowWeights.IsEmpty && targets.ClassWeights.IsEmpty && targets.PositiveWeights.IsEmpty)
        {
            return;
        }

        CheckWeights(description, "row weights", targets.RowWeights, rows, true);
        CheckWeights(description, "class weights", targets.ClassWeights, description.Heads[0].StepSize, loss.IsClassification);
        CheckWeights(description, "positive weights", targets.PositiveWeights, stepSize == 0 ? outputs : stepSize, loss.Kind == LossKind.BinaryCrossEntropy);
    }

    /// <summary>Checks class indices.</summary>
    [MethodImpl(Hot)]
    public static void CheckLabels(NetworkDescription description, ReadOnlySpan<int> labels)
    {
        int classes = description.Heads[0].StepSize;
        if (description.Loss.IgnoreIndex is { } ignored)
        {
            CheckCountedLabels(description, labels, classes, ignored);
            return;
        }

        // As an unsigned number, a negative one is too large too.
        var limit = Vector.Create((uint)classes);
        var wrong = Vector<uint>.Zero;
        ref uint first = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(labels));
        int i = 0;
        for (; i <= labels.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            wrong |= Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref first, (nuint)i), limit);
        }

        bool anyWrong = wrong != Vector<uint>.Zero;
        for (; i < labels.Length; i++)
        {
            anyWrong |= (uint)labels[i] >= (uint)classes;
        }

        if (anyWrong)
        {
            throw WrongLabel(description, labels, classes);
        }
    }

    /// <summary>Checks the numbers or class indices of the steps that count; what stands behind them may be anything.</summary>
    /// <param name="description">The network.</param>
    /// <param name="values">The targets of all rows, if they are numbers.</param>
    /// <param name="labels">The targets of all rows, if they are class indices.</param>
    /// <param name="sequences">The lengths.</param>
    /// <param name="stepSize">Numbers of a step.</param>
    /// <param name="rowSize">Numbers of a row.</param>
    [MethodImpl(Hot)]
    public static void CheckSteps(
        NetworkDescription description, ReadOnlySpan<float> values, ReadOnlySpan<int> labels, Sequences sequences, int stepSize, int rowSize)
    {
        bool areProbabilities = TakesProbabilities(description.Loss);
        int steps = rowSize / stepSize;
        for (int row = 0; row < sequences.Rows && description.Loss.TakesLabels; row++)
        {
            for (int step = 0; step < sequences.LengthOf(row); step++)
            {
                int label = labels[(row * steps) + step];
                if ((uint)label >= (uint)stepSize && label != description.Loss.IgnoreIndex)
                {
                    throw WrongStep(description, label, row, step, stepSize);
                }
            }
        }

        for (int row = 0; row < sequences.Rows && !description.Loss.TakesLabels; row++)
        {
            var valid = values.Slice(row * rowSize, sequences.LengthOf(row) * stepSize);
            if (!AreWithin(valid, areProbabilities ? 0f : float.MinValue, areProbabilities ? 1f : float.MaxValue))
            {
                throw WrongValue(description.Name, description.Loss, valid, rowSize, row);
            }
        }
    }

    [MethodImpl(Hot)]
    private static void CheckCountedLabels(NetworkDescription description, ReadOnlySpan<int> labels, int classes, int ignored)
    {
        foreach (int label in labels)
        {
            if ((uint)label >= (uint)classes && label != ignored)
            {
                throw WrongLabel(description, labels, classes);
            }
        }
    }

    [MethodImpl(Hot)]
    private static void CheckValues(NetworkDescription description, ReadOnlySpan<float> values, int outputs)
    {
        bool areProbabilities = TakesProbabilities(description.Loss);
        if (!AreWithin(values, areProbabilities ? 0f : float.MinValue, areProbabilities ? 1f : float.MaxValue))
        {
            throw WrongValue(description.Name, description.Loss, values, outputs, firstRow: 0);
        }
    }

    /// <summary>Checks the numeric targets of a head in one row.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">The head.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="row">The row.</param>
    public static void CheckValues(NetworkDescription network, HeadDescription head, ReadOnlySpan<float> values, int row)
    {
        bool areProbabilities = TakesProbabilities(head.Loss);
        if (!AreWithin(values, areProbabilities ? 0f : float.MinValue, areProbabilities ? 1f : float.MaxValue))
        {
            throw WrongValue(HeadTargetCheck.Title(network, head), head.Loss, values, values.Length, row);
        }
    }

    /// <summary>Checks that weights are finite and not negative.</summary>
    public static void CheckWeights(string title, string what, ReadOnlySpan<float> weights)
    {
        if (!AreWithin(weights, 0f, float.MaxValue))
        {
            throw WrongWeight(title, what, weights);
        }
    }

    /// <summary>The row of a label, and its step if there are several.</summary>
    public static string Place(HeadDescription head, int label) =>
        head.Loss.PerStep ? $"row {label / head.Steps}, step {label % head.Steps}," : $"row {label}";

    /// <summary>The label that does not count, as the end of a message.</summary>
    public static string AndIgnored(HeadDescription head) =>
        head.Loss.IgnoreIndex is { } ignored ? FormattableString.Invariant($", and {ignored} is ignored") : "";

    private static bool TakesProbabilities(LossDescription loss) => loss.Kind is LossKind.BinaryCrossEntropy or LossKind.SoftCrossEntropy;

    [MethodImpl(Hot)]
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
        CheckWeights(description.Name, what, weights);
    }

    /// <summary>Whether all numbers are between the limits; false for NaN.</summary>
    [MethodImpl(Hot)]
    private static bool AreWithin(ReadOnlySpan<float> values, float least, float most)
    {
        var low = Vector.Create(least);
        var high = Vector.Create(most);
        var right = Vector<int>.AllBitsSet;
        ref float first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = Vector.LoadUnsafe(ref first, (nuint)i);
            right &= Vector.GreaterThanOrEqual(value, low) & Vector.LessThanOrEqual(value, high);
        }

        bool allRight = right == Vector<int>.AllBitsSet;
        for (; i < values.Length; i++)
        {
            allRight &= values[i] >= least & values[i] <= most;
        }

        return allRight;
    }

    private static void CheckLength(NetworkDescription description, string what, int actual, long expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{description.Name}: expected {expected} {what}, but got {actual}.", what);
        }
    }

    private static ArgumentException WrongStep(NetworkDescription description, int label, int row, int step, int classes) => new(
        $"{description.Name}: the label of row {row}, step {step}, is {label}, but classes count from 0 to {classes - 1}{AndIgnored(description.Heads[0])}.",
        nameof(label));

    private static ArgumentException WrongLabel(NetworkDescription description, ReadOnlySpan<int> targets, int classes)
    {
        int? ignored = description.Loss.IgnoreIndex;
        int wrong = 0;
        while (((uint)targets[wrong] < (uint)classes || targets[wrong] == ignored) && wrong < targets.Length - 1)
        {
            wrong++;
        }

        return new ArgumentException(
            $"{description.Name}: the label of {Place(description.Heads[0], wrong)} is {targets[wrong]}, but classes count from 0 to "
            + $"{classes - 1}{AndIgnored(description.Heads[0])}.",
            nameof(targets));
    }

    private static ArgumentException WrongValue(string title, LossDescription loss, ReadOnlySpan<float> targets, int outputs, int firstRow)
    {
        bool areProbabilities = TakesProbabilities(loss);
        string expected = areProbabilities ? $"the loss {loss.Kind} takes targets from 0 to 1" : "targets must be finite";
        var (place, value) = Find(targets, areProbabilities ? value => value is not (>= 0 and <= 1) : value => !float.IsFinite(value));
        return new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{title}: {expected}, but row {firstRow + (place / outputs)} has {value} for output {place % outputs}."),
            nameof(targets));
    }

    private static ArgumentException WrongWeight(string title, string what, ReadOnlySpan<float> weights)
    {
        var (place, value) = Find(weights, value => !(float.IsFinite(value) && value >= 0));
        return new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{title}: {what} must be finite and not negative, but number {place} is {value}."), nameof(weights));
    }

    /// <summary>The index of the first invalid number; the last index if another thread has corrected it meanwhile.</summary>
    private static (int Place, float Value) Find(ReadOnlySpan<float> values, Func<float, bool> isWrong)
    {
        int place = 0;
        float value = values[0];
        while (!isWrong(value) && place < values.Length - 1)
        {
            value = values[++place];
        }

        return (place, value);
    }
}

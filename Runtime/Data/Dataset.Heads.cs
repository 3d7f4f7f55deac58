using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>Several targets per row: one for each head of a network.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// What the rows have for each head of a network, in order. Empty if a row has one target or none: then <see cref="HasLabels"/> and
    /// <see cref="HasTargets"/> say which. Where there are several, both
    /// are false; <see cref="Head"/> gives the rows with the targets of one.
    /// </summary>
    public IReadOnlyList<DatasetHead> Heads => storage.Heads;

    /// <summary>Class labels of a row: those of all heads.</summary>
    internal int LabelsPerRow => storage.Heads.Count == 0 ? LabelCount : storage.Heads.Sum(h => h.LabelCount);

    /// <summary>Numbers to learn for a row: those of all heads.</summary>
    internal int NumbersPerRow => storage.Heads.Count == 0 ? TargetSize : storage.Heads.Sum(h => h.TargetSize);

    /// <summary>A data set of rows with a target for each of several heads of a network.</summary>
    /// <param name="inputs">Rows × <paramref name="inputSize"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="inputSize">Floats of one row, at least 1.</param>
    /// <param name="heads">
    /// The targets, each of as many rows, under different names. With one head the data set is that of its labels or numbers, without the name.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no rows or heads; the lengths do not fit each other; a value is not finite; a name occurs twice.
    /// </exception>
    public static Dataset FromArrays(float[] inputs, int inputSize, IReadOnlyList<DatasetHead> heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        int count = DatasetCheck.Rows(inputs, inputSize, nameof(inputs), nameof(inputSize));
        if (heads.Count == 0)
        {
            throw new ArgumentException("Expected at least one head, but got none.", nameof(heads));
        }

        DatasetHead.CheckNames(heads.Select(h => h.Name), nameof(heads));
        foreach (var head in heads)
        {
            DatasetCheck.Length($"targets of head '{VisibleText.Of(head.Name)}'", head.Count, count, nameof(heads));
        }

        return new Dataset(new DatasetStorage { Count = count, Inputs = inputs, InputSize = inputSize }.With([.. heads]));
    }

    /// <summary>The same rows with the targets of one head: a view, in which they are <see cref="Label"/> or <see cref="Target"/>.</summary>
    /// <param name="name">The head's name.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    public Dataset Head(string name) => new(storage.OfHead(FindHead(name, nameof(name))), rows, weights);

    /// <summary>
    /// The same rows, for which splits, folds and cross-validations keep the proportions of the classes of one head. Views of them do so, too.
    /// </summary>
    /// <param name="head">The name of a head that has classes. If only one head has classes, theirs are kept anyway.</param>
    /// <exception cref="ArgumentException">There is no such head, or it has no classes.</exception>
    public Dataset StratifiedBy(string head) => FindHead(head, nameof(head)).LabelCount == 1
        ? new Dataset(storage, rows, weights, head)
        : throw new ArgumentException(
            $"The head '{VisibleText.Of(head)}' has {(FindHead(head, nameof(head)).HasLabels ? "a class for each step" : "numbers")}, which cannot be stratified: name a head with one class per row.",
            nameof(head));

    private DatasetHead FindHead(string name, string parameter) => storage.Heads.FirstOrDefault(h => h.Name == name)
        ?? throw new ArgumentException(
            $"The data set has no head '{VisibleText.Of(name)}': {(storage.Heads.Count == 0 ? "its rows have one target or none" : $"its heads are {HeadNames}")}.",
            parameter);

    private string HeadNames => string.Join(", ", storage.Heads.Select(h => VisibleText.Of(h.Name)));

    /// <summary>The rows with the classes whose proportions splits keep; null if there are none.</summary>
    private Dataset? ClassesToShare()
    {
        string[] named = [.. storage.Heads.Where(h => h.LabelCount == 1).Select(h => h.Name)];
        return named.Length switch
        {
            0 => LabelCount == 1 ? this : null,
            1 => Head(named[0]),
            _ => Head(stratifiedBy ?? throw new InvalidOperationException(
                $"Several heads have classes ({string.Join(", ", named.Select(VisibleText.Of))}): choose one with {nameof(StratifiedBy)}(\"{VisibleText.Of(named[0])}\"), or pass stratify: false.")),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherHeadLabels(ReadOnlySpan<int> order, Span<int> destination)
    {
        int stride = LabelsPerRow, first = 0;
        foreach (var head in storage.Heads.Where(h => h.HasLabels))
        {
            GatherLabels(head.Labels!, head.LabelCount, order, destination, stride, first);
            first += head.LabelCount;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherHeadNumbers(ReadOnlySpan<int> order, Span<float> destination)
    {
        int stride = NumbersPerRow, first = 0;
        foreach (var head in storage.Heads.Where(h => !h.HasLabels))
        {
            int size = head.TargetSize;
            for (int i = 0; i < order.Length; i++)
            {
                int row = rows is null ? order[i] : rows[order[i]];
                head.Numbers.AsSpan(row * size, size).CopyTo(destination.Slice((i * stride) + first, size));
            }

            first += size;
        }
    }
}

using System.Globalization;

namespace NetGen;

/// <summary>Encodes typed rows, and says in which of them something is wrong.</summary>
internal static class RowEncoder<TRow>
    where TRow : IFeatures<TRow>
{
    /// <summary>Encodes rows of the program.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="withTargets">Whether labels and targets are read.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    /// <exception cref="ArgumentException">There are none, or one cannot be encoded.</exception>
    public static DatasetStorage Encode(IEnumerable<TRow> rows, bool withTargets, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        TRow[] all = [.. rows];
        if (all.Length == 0)
        {
            throw new ArgumentException("A data set needs at least one row, but got none.", parameter);
        }

        return Encode(all, withTargets, parameter, (row, wrong) => new ArgumentException($"Row {row} (counted from 0): {wrong.Message}", parameter, wrong));
    }

    /// <summary>Encodes rows, of which there is at least one.</summary>
    /// <param name="all">The rows.</param>
    /// <param name="withTargets">Whether labels and targets are read.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    /// <param name="error">Makes the error of a row.</param>
    public static DatasetStorage Encode(TRow[] all, bool withTargets, string parameter, Func<int, ArgumentException, Exception> error)
    {
        var heads = withTargets ? TRow.Heads : [];
        int inputSize = TRow.FeatureCount, targetSize = heads.Sum(h => h.TargetSize), labelCount = heads.Count(h => h.HasLabel);
        targetSize += withTargets ? TRow.TargetSize : 0;
        labelCount += withTargets && TRow.HasLabel ? 1 : 0;
        var names = withTargets ? TRow.ClassNames : null;
        float[] inputs = Values(all.Length, inputSize, parameter);
        float[]? targets = targetSize > 0 ? Values(all.Length, targetSize, parameter) : null;
        int[]? labels = labelCount > 0 ? new int[checked(all.Length * labelCount)] : null;
        for (int row = 0; row < all.Length; row++)
        {
            try
            {
                if (all[row] is null)
                {
                    throw new ArgumentException("it is null.");
                }

                EncodeInputs(all[row], inputs.AsSpan(row * inputSize, inputSize));
                if (heads.Count > 0)
                {
                    EncodeHeads(all[row], labels.AsSpan(row * labelCount, labelCount), targets.AsSpan(row * targetSize, targetSize));
                    continue;
                }

                if (labels is not null)
                {
                    labels[row] = TRow.EncodeLabel(all[row]);
                }

                if (targets is not null)
                {
                    EncodeTargets(all[row], targets.AsSpan(row * targetSize, targetSize));
                }
            }
            catch (ArgumentException wrong)
            {
                throw error(row, wrong);
            }
        }

        var storage = new DatasetStorage
        {
            Count = all.Length,
            Inputs = inputs,
            InputSize = inputSize,
            FeatureNames = TRow.FeatureNames,
            Features = TRow.Features,
            TargetHint = TargetHint(),
        };
        return heads.Count > 0 ? storage.With(Divide(heads, labels, labelCount, targets, targetSize)) : storage with
        {
            Labels = labels,
            ClassCount = labels is null ? 0 : DatasetCheck.Labels(labels, names, parameter),
            ClassNames = names,
            Targets = targets,
            TargetSize = targetSize,
        };
    }

    /// <summary>The labels and targets of each head.</summary>
    private static DatasetHead[] Divide(IReadOnlyList<RowHead> heads, int[]? labels, int labelCount, float[]? targets, int targetSize)
    {
        var divided = new List<DatasetHead>();
        int label = 0, target = 0;
        foreach (var head in heads)
        {
            divided.Add(head.HasLabel
                ? DatasetHead.FromLabels(head.Name, Columns(labels!, labelCount, label, 1), head.ClassNames)
                : DatasetHead.Of(head.Name, Columns(targets!, targetSize, target, head.TargetSize), head.TargetSize));
            label += head.HasLabel ? 1 : 0;
            target += head.TargetSize;
        }

        return [.. divided];
    }

    private static T[] Columns<T>(T[] values, int stride, int first, int size)
    {
        T[] columns = new T[values.Length / stride * size];
        for (int from = first, to = 0; to < columns.Length; from += stride, to += size)
        {
            values.AsSpan(from, size).CopyTo(columns.AsSpan(to));
        }

        return columns;
    }

    private static float[] Values(int rows, int size, string parameter) =>
        (long)rows * size <= Array.MaxLength
            ? new float[rows * size]
            : throw new ArgumentException($"A data set holds at most {Array.MaxLength} values, but {rows} rows of {size} have more.", parameter);

    private static string TargetHint() => TRow.HasLabel || TRow.TargetSize > 0 || TRow.Heads.Count > 0
        ? $": {nameof(Dataset.FromRowInputs)} leaves them out, {nameof(Dataset.FromRows)} reads them"
        : $": {typeof(TRow).Name} has no property with [Label] or [Target], so each of its properties is an input";

    /// <summary>Encodes the inputs of a row.</summary>
    /// <exception cref="ArgumentNullException">The row is null.</exception>
    /// <exception cref="ArgumentException">A value is none of its categories, or not finite.</exception>
    public static void EncodeInputs(TRow row, Span<float> inputs)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        if (!TRow.TryEncode(row, inputs, out string? reason))
        {
            throw new ArgumentException(reason);
        }
    }

    private static void EncodeHeads(TRow row, Span<int> labels, Span<float> targets)
    {
        TRow.EncodeHeads(row, labels, targets);
        CheckTargets(targets);
    }

    private static void EncodeTargets(TRow row, Span<float> targets)
    {
        TRow.EncodeTargets(row, targets);
        CheckTargets(targets);
    }

    private static void CheckTargets(ReadOnlySpan<float> targets)
    {
        int wrong = targets.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"target {wrong} is {targets[wrong]}, but must be finite."));
        }
    }
}

using System.Globalization;

namespace NetGen;

/// <summary>Encodes typed rows, and says in which of them something is wrong.</summary>
internal static class RowEncoder<TRow>
    where TRow : IFeatures<TRow>
{
    public static DatasetStorage Encode(IEnumerable<TRow> rows, bool withTargets, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        TRow[] all = [.. rows];
        if (all.Length == 0)
        {
            throw new ArgumentException("A data set needs at least one row, but got none.", parameter);
        }

        int inputSize = TRow.FeatureCount, targetSize = withTargets ? TRow.TargetSize : 0;
        var names = withTargets ? TRow.ClassNames : null;
        float[] inputs = Values(all.Length, inputSize, parameter);
        float[]? targets = targetSize > 0 ? Values(all.Length, targetSize, parameter) : null;
        int[]? labels = withTargets && TRow.HasLabel ? new int[all.Length] : null;
        for (int row = 0; row < all.Length; row++)
        {
            try
            {
                if (all[row] is null)
                {
                    throw new ArgumentException("it is null.");
                }

                EncodeInputs(all[row], inputs.AsSpan(row * inputSize, inputSize));
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
                throw new ArgumentException($"Row {row} (counted from 0): {wrong.Message}", parameter, wrong);
            }
        }

        return new DatasetStorage
        {
            Count = all.Length,
            Inputs = inputs,
            InputSize = inputSize,
            Labels = labels,
            ClassCount = labels is null ? 0 : DatasetCheck.Labels(labels, names, parameter),
            ClassNames = names,
            Targets = targets,
            TargetSize = targetSize,
            FeatureNames = TRow.FeatureNames,
            Features = TRow.Features,
            TargetHint = TargetHint(),
        };
    }

    private static float[] Values(int rows, int size, string parameter) =>
        (long)rows * size <= Array.MaxLength
            ? new float[rows * size]
            : throw new ArgumentException($"A data set holds at most {Array.MaxLength} values, but {rows} rows of {size} have more.", parameter);

    private static string TargetHint() => TRow.HasLabel || TRow.TargetSize > 0
        ? $": {nameof(Dataset.FromRowInputs)} leaves them out, {nameof(Dataset.FromRows)} reads them"
        : $": {typeof(TRow).Name} has no property with [Label] or [Target], so each of its properties is an input";

    /// <summary>Encodes the inputs of a row.</summary>
    /// <exception cref="ArgumentNullException">The row is null.</exception>
    /// <exception cref="ArgumentException">A value is none of its categories, or not finite.</exception>
    public static void EncodeInputs(TRow row, Span<float> inputs)
    {
        TRow.Encode(row, inputs);
        int wrong = inputs.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{TRow.FeatureNames[wrong]} is {inputs[wrong]}, but must be finite."));
        }
    }

    private static void EncodeTargets(TRow row, Span<float> targets)
    {
        TRow.EncodeTargets(row, targets);
        int wrong = targets.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"target {wrong} is {targets[wrong]}, but must be finite."));
        }
    }
}

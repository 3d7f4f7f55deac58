namespace NetGen;

/// <summary>Makes sequences of rows that are their steps.</summary>
internal static class StepGrouping
{
    /// <summary>The sequences.</summary>
    /// <param name="data">The steps.</param>
    /// <param name="groups">The sequence of each, numbered in the order in which they come first.</param>
    /// <param name="steps">The most steps of a row; 0 for those of the longest.</param>
    /// <param name="eachStep">Whether each step keeps its target.</param>
    public static DatasetStorage Of(Dataset data, int[] groups, int steps, bool eachStep)
    {
        int[][] rows = [.. groups.Select((group, row) => (group, row)).GroupBy(p => p.group, p => p.row).OrderBy(g => g.Key).Select(g => g.ToArray())];
        var padded = SequencePadding.Of(
            [.. rows.Select(ofSequence => ofSequence.SelectMany(row => data.Input(row).ToArray()).ToArray())], data.InputSize, steps, nameof(data));
        padded = padded with { Source = new DatasetSource([], data.IdName, data.IdName is null ? null : [.. rows.Select(ofSequence => data.Id(ofSequence[0])!)]) };
        if (data.HasLabels)
        {
            int[][] labels = [.. rows.Select(ofSequence => ofSequence.Select(data.Label).ToArray())];
            padded = padded with { ClassCount = data.ClassCount, ClassNames = data.ClassNames };
            return eachStep
                ? padded with { Labels = SequencePadding.Targets(labels, 1, padded, nameof(data)), LabelCount = padded.Steps }
                : padded with { Labels = [.. labels.Select((ofSequence, i) => Same(ofSequence, rows[i], "classes"))] };
        }

        if (data.HasTargets)
        {
            float[][][] targets = [.. rows.Select(ofSequence => ofSequence.Select(row => data.Target(row).ToArray()).ToArray())];
            return eachStep
                ? padded with
                {
                    Targets = SequencePadding.Targets(
                        [.. targets.Select(t => t.SelectMany(values => values).ToArray())], data.TargetSize, padded, nameof(data)),
                    TargetSize = padded.Steps * data.TargetSize,
                    HasStepTargets = true,
                }
                : padded with { Targets = [.. targets.SelectMany((ofSequence, i) => Same([.. ofSequence.Select(t => new Numbers(t))], rows[i], "targets").Values)], TargetSize = data.TargetSize };
        }

        return padded;
    }

    private static T Same<T>(T[] targets, int[] rows, string what)
        where T : notnull
    {
        int other = Array.FindIndex(targets, target => !target.Equals(targets[0]));
        return other < 0 ? targets[0] : throw new ArgumentException(
            $"Rows {rows[0]} and {rows[other]} are steps of one sequence, but have different {what}: with eachStep each step keeps its own.");
    }

    /// <summary>Numbers that are compared by value.</summary>
    private readonly struct Numbers(float[] values) : IEquatable<Numbers>
    {
        public float[] Values => values;

        public bool Equals(Numbers other) => values.AsSpan().SequenceEqual(other.Values);

        public override bool Equals(object? obj) => obj is Numbers other && Equals(other);

        public override int GetHashCode() => values.Length;
    }
}

using System.Globalization;

namespace NetGen;

/// <summary>Puts sequences of different length into rows of one size, with zeros behind them.</summary>
internal static class SequencePadding
{
    /// <summary>The rows without targets.</summary>
    /// <param name="sequences">The steps of each.</param>
    /// <param name="features">Values of a step.</param>
    /// <param name="steps">The most steps of a row; 0 for those of the longest.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    public static DatasetStorage Of(float[][] sequences, int features, int steps, string parameter)
    {
        ArgumentNullException.ThrowIfNull(sequences, parameter);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (sequences.Length == 0)
        {
            throw new ArgumentException("A data set needs at least one sequence, but got none.", parameter);
        }

        int[] lengths = new int[sequences.Length];
        for (int row = 0; row < sequences.Length; row++)
        {
            int values = sequences[row]?.Length ?? 0;
            if (values == 0 || values % features != 0)
            {
                throw new ArgumentException(
                    $"Sequence {row} of {parameter} must have whole steps of {NumberText.Count(features, "value")}, at least one, but has {values}.",
                    parameter);
            }

            lengths[row] = values / features;
        }

        int most = steps == 0 ? lengths.Max() : steps;
        CheckLengths(lengths, most, parameter);
        float[] inputs = new float[checked(sequences.Length * most * features)];
        for (int row = 0; row < sequences.Length; row++)
        {
            Finite(sequences[row], features, row, parameter);
            sequences[row].CopyTo(inputs.AsSpan(row * most * features));
        }

        return new DatasetStorage { Count = sequences.Length, Inputs = inputs, InputSize = most * features, Lengths = lengths, Steps = most };
    }

    /// <summary>The targets of steps, with zeros behind them.</summary>
    /// <param name="targets">Those of each sequence.</param>
    /// <param name="size">Targets of a step.</param>
    /// <param name="rows">The sequences.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    public static T[] Targets<T>(T[][] targets, int size, DatasetStorage rows, string parameter)
    {
        ArgumentNullException.ThrowIfNull(targets, parameter);
        DatasetCheck.Length("sequences of targets", targets.Length, rows.Count, parameter);
        T[] all = new T[checked(rows.Count * rows.Steps * size)];
        for (int row = 0; row < rows.Count; row++)
        {
            int expected = rows.Lengths![row] * size;
            if (targets[row]?.Length != expected)
            {
                throw new ArgumentException(
                    $"Sequence {row} has {NumberText.Count(rows.Lengths[row], "step")} and so needs {expected} in {parameter}, but has {targets[row]?.Length ?? 0}.",
                    parameter);
            }

            targets[row].CopyTo(all.AsSpan(row * rows.Steps * size));
        }

        return all;
    }

    /// <summary>Checks that lengths are in range.</summary>
    public static void CheckLengths(int[] lengths, int steps, string parameter)
    {
        int wrong = Array.FindIndex(lengths, length => length < 1 || length > steps);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Row {wrong} has a length of {NumberText.Count(lengths[wrong], "step")}, but lengths go from 1 to {steps}.", parameter);
        }
    }

    private static void Finite(float[] values, int features, int row, string parameter)
    {
        int wrong = values.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter}: expected finite values, but found {values[wrong]} in sequence {row}, step {wrong / features} (counted from 0)."),
                parameter);
        }
    }
}

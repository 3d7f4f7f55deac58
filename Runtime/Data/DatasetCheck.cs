using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Checks what a data set is made of, once, when it is made.</summary>
internal static class DatasetCheck
{
    /// <summary>Why a label cannot be larger, for messages.</summary>
    public const string WhyLargestLabel = "labels are indices of classes, at most a million or as many as there are rows; a quantity belongs in the targets";

    // Many things are kept by class, so that a label decides how much memory they take.
    private const int MostClasses = 1_000_000;

    /// <summary>Checks a row-major array and gives its number of rows.</summary>
    public static int Rows(float[] values, int size, string valuesParameter, string sizeParameter)
    {
        ArgumentNullException.ThrowIfNull(values, valuesParameter);
        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(sizeParameter, size, $"A row needs at least one value, but {sizeParameter} is {size}.");
        }

        if (values.Length == 0)
        {
            throw new ArgumentException($"A data set needs at least one row, but {valuesParameter} is empty.", valuesParameter);
        }

        if (values.Length % size != 0)
        {
            throw new ArgumentException(
                $"{valuesParameter} must hold whole rows of {NumberText.Count(size, "value")}, but has length {values.Length}.",
                valuesParameter);
        }

        Finite(values, size, valuesParameter);
        return values.Length / size;
    }

    /// <summary>Checks that no value of any number of rows is NaN or infinite.</summary>
    public static void Finite(ReadOnlySpan<float> values, int size, string parameter)
    {
        int wrong = values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{parameter}: expected finite values, but found {values[wrong]} in row {wrong / size}, column {wrong % size} (counted from 0)."), parameter);
        }
    }

    /// <summary>Checks that no value of a row, or of its valid steps, is NaN or infinite.</summary>
    public static void FiniteRow(ReadOnlySpan<float> values, int row, string parameter)
    {
        int wrong = values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{parameter}: expected finite values, but found {values[wrong]} in row {row}, column {wrong} (counted from 0)."), parameter);
        }
    }

    /// <summary>Checks that there is one of something for every row.</summary>
    public static void Length(string what, int actual, int rows, string parameter)
    {
        if (actual != rows)
        {
            throw new ArgumentException($"Expected {what}, one for each of {NumberText.Count(rows, "row")}, but got {actual}.", parameter);
        }
    }

    /// <summary>Checks that names are there and differ, and gives a copy of them.</summary>
    public static IReadOnlyList<string> ClassNames(IReadOnlyList<string> names, string parameter) => Names(names, "class", "classes", parameter);

    /// <summary>Checks that names are there and differ, and gives a copy of them.</summary>
    /// <param name="names">The names.</param>
    /// <param name="one">What one of them names, for messages: <c>class</c>.</param>
    /// <param name="many">What they name: <c>classes</c>.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> names, string one, string many, string parameter)
    {
        if (names.Count == 0)
        {
            throw new ArgumentException($"Expected at least one name for the {many}, but got none.", parameter);
        }

        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] is null)
            {
                throw new ArgumentException($"The name of {one} {i} is null.", parameter);
            }

            UnicodeCheck.Require(names[i], string.Create(CultureInfo.InvariantCulture, $"The name of {one} {i}"), parameter);
            if (!indices.TryAdd(names[i], i))
            {
                throw new ArgumentException(
                    $"Names must differ, but {many} {indices[names[i]]} and {i} are both called '{VisibleText.Of(names[i])}'.", parameter);
            }
        }

        return [.. names];
    }

    /// <summary>The largest label of rows whose classes have no names.</summary>
    public static int LargestLabel(int rows) => Math.Max(rows, MostClasses) - 1;

    /// <summary>Checks that there are whole rows.</summary>
    public static void WholeRows(int length, int size, string what, string parameter)
    {
        if (length % size != 0)
        {
            throw new ArgumentException($"{parameter} must hold whole rows of {NumberText.Count(size, what)}, but has length {length}.", parameter);
        }
    }

    /// <summary>Checks class indices and gives the number of classes.</summary>
    /// <param name="labels">The class indices.</param>
    /// <param name="names">The names of the classes; null if they have none.</param>
    /// <param name="parameter">The parameter that they are passed by.</param>
    /// <param name="count">Labels of a row. Those of steps may be negative: a loss can ignore them.</param>
    public static int Labels(int[] labels, IReadOnlyList<string>? names, string parameter, int count = 1)
    {
        int most = names is null ? LargestLabel(labels.Length) : names.Count - 1;
        int largest = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int label = labels[i];
            if ((uint)label > (uint)most && (count == 1 || label >= 0))
            {
                string expected = names is not null ? $"there are names for the classes 0 to {most} (classes count from 0)"
                    : label < 0 ? "labels count from 0"
                    : $"the largest can be {most}: {WhyLargestLabel}";
                string place = count == 1 ? $"row {i}" : $"row {i / count}, step {i % count},";
                throw new ArgumentException($"The label of {place} is {label}, but {expected}.", parameter);
            }

            largest = Math.Max(largest, label);
        }

        return names?.Count ?? largest + 1;
    }

    /// <summary>Checks the weights of rows.</summary>
    public static void RowWeights(float[] weights, string parameter)
    {
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(float.IsFinite(weights[row]) && weights[row] >= 0))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"A row's weight must be finite and not negative, but that of row {row} is {weights[row]}."), parameter);
            }
        }

        if (weights.Length > 0 && Array.TrueForAll(weights, w => w == 0))
        {
            throw new ArgumentException($"At least one row must have a weight greater than 0.", parameter);
        }
    }
}

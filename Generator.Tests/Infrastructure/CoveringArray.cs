namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>An axis of a test: a name and the values it takes.</summary>
public sealed record Axis(string Name, IReadOnlyList<object> Values)
{
    /// <summary>An axis of values of one type.</summary>
    public static Axis Of<T>(string name, params T[] values)
        where T : notnull => new(name, [.. values.Cast<object>()]);
}

/// <summary>One case: a value for each axis.</summary>
public sealed class CoveringRow(IReadOnlyList<Axis> axes, IReadOnlyList<int> choices)
{
    private readonly HashSet<int> read = [];

    /// <summary>The value of an axis.</summary>
    /// <exception cref="ArgumentException">There is no axis of this name.</exception>
    public object this[string axis]
    {
        get
        {
            for (int i = 0; i < axes.Count; i++)
            {
                if (axes[i].Name == axis)
                {
                    read.Add(i);
                    return axes[i].Values[choices[i]];
                }
            }

            throw new ArgumentException($"There is no axis '{axis}', only {string.Join(", ", axes.Select(a => a.Name))}.", nameof(axis));
        }
    }

    /// <summary>The axes whose values have been asked for.</summary>
    internal IReadOnlySet<int> Read => read;

    /// <summary>The value of an axis.</summary>
    public T Get<T>(string axis) => (T)this[axis];

    /// <summary>All values by name.</summary>
    public override string ToString() => string.Join(", ", axes.Select((a, i) => FormattableString.Invariant($"{a.Name} = {a.Values[choices[i]]}")));
}

/// <summary>Two values of two axes that never stand together.</summary>
public sealed record Exclusion(string First, string Second, Func<object, object, bool> Excludes)
{
    /// <summary>An exclusion by the values' types.</summary>
    public static Exclusion Of<TFirst, TSecond>(string first, string second, Func<TFirst, TSecond, bool> excludes) =>
        new(first, second, (a, b) => excludes((TFirst)a, (TSecond)b));
}

/// <summary>A few cases in which every value and every pair of values of two axes occurs, instead of all combinations.</summary>
/// <remarks>
/// Greedy: a case begins with the first pair that is still missing and takes for every other axis the value that adds most pairs. The same axes give the
/// same cases. Where a case is not allowed, only another value of an axis that decided so is tried.
/// </remarks>
public sealed class CoveringArray
{
    private readonly IReadOnlyList<Axis> axes;
    private readonly Func<CoveringRow, bool> allowed;
    private readonly HashSet<Pair> excluded;

    private CoveringArray(IReadOnlyList<Axis> axes, Func<CoveringRow, bool> allowed, IReadOnlyList<Exclusion> exclusions)
    {
        this.axes = axes;
        this.allowed = allowed;
        excluded = [.. exclusions.SelectMany(ExcludedPairs)];
    }

    /// <summary>Cases that cover every pair of values that some allowed case contains.</summary>
    /// <param name="axes">Two axes at least, each with a value at least.</param>
    /// <param name="allowed">Whether a case may occur; all may if null.</param>
    public static IReadOnlyList<CoveringRow> Pairwise(IReadOnlyList<Axis> axes, Func<CoveringRow, bool>? allowed = null) =>
        Pairwise(axes, allowed ?? (_ => true), []);

    /// <summary>Cases that cover every pair of values but those that exclude each other; quick with any number of axes, since it never goes back.</summary>
    /// <param name="axes">Two axes at least, each with a value at least.</param>
    /// <param name="exclusions">What never stands together; each value must leave every other axis one.</param>
    public static IReadOnlyList<CoveringRow> Pairwise(IReadOnlyList<Axis> axes, IReadOnlyList<Exclusion> exclusions) => Pairwise(axes, _ => true, exclusions);

    private static List<CoveringRow> Pairwise(IReadOnlyList<Axis> axes, Func<CoveringRow, bool> allowed, IReadOnlyList<Exclusion> exclusions)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count < 2 || axes.Any(a => a.Values.Count == 0))
        {
            throw new ArgumentException($"Pairs need two axes of one value at least, but got {string.Join(", ", axes.Select(a => $"{a.Name} of {a.Values.Count}"))}.", nameof(axes));
        }

        return new CoveringArray(axes, allowed, exclusions).Rows();
    }

    private List<CoveringRow> Rows()
    {
        var rows = new List<CoveringRow>();
        var covered = new HashSet<Pair>();
        foreach (var pair in AllPairs().Where(pair => !excluded.Contains(pair)))
        {
            // A pair that no allowed case contains is left out.
            if (!covered.Contains(pair) && Complete(Begin(pair), covered, []) is { } choices)
            {
                covered.UnionWith(PairsOf(choices));
                rows.Add(new CoveringRow(axes, choices));
            }
        }

        return rows;
    }

    private IEnumerable<Pair> AllPairs() =>
        from first in Enumerable.Range(0, axes.Count)
        from second in Enumerable.Range(first + 1, axes.Count - first - 1)
        from firstChoice in Enumerable.Range(0, axes[first].Values.Count)
        from secondChoice in Enumerable.Range(0, axes[second].Values.Count)
        select new Pair(first, firstChoice, second, secondChoice);

    private IEnumerable<Pair> ExcludedPairs(Exclusion exclusion)
    {
        var names = axes.Select(a => a.Name).ToList();
        return AllPairs().Where(pair =>
            (names[pair.First], names[pair.Second]) == (exclusion.First, exclusion.Second)
                ? exclusion.Excludes(axes[pair.First].Values[pair.FirstChoice], axes[pair.Second].Values[pair.SecondChoice])
                : (names[pair.First], names[pair.Second]) == (exclusion.Second, exclusion.First)
                    && exclusion.Excludes(axes[pair.Second].Values[pair.SecondChoice], axes[pair.First].Values[pair.FirstChoice]));
    }

    private int[] Begin(Pair pair)
    {
        int[] choices = [.. Enumerable.Repeat(-1, axes.Count)];
        choices[pair.First] = pair.FirstChoice;
        choices[pair.Second] = pair.SecondChoice;
        return choices;
    }

    /// <summary>Fills the open axes, best value first, and tries the next where the case is not allowed.</summary>
    /// <param name="choices">The case so far.</param>
    /// <param name="covered">The pairs that need no other case.</param>
    /// <param name="reasons">Where there is no such case: the axes that keep it from being one, whatever the others are.</param>
    private int[]? Complete(int[] choices, HashSet<Pair> covered, HashSet<int> reasons)
    {
        int open = Array.IndexOf(choices, -1);
        if (open < 0)
        {
            var row = new CoveringRow(axes, choices);
            if (allowed(row))
            {
                return choices;
            }

            reasons.UnionWith(row.Read);
            return null;
        }

        var candidates = Enumerable.Range(0, axes[open].Values.Count)
            .Select(choice => With(choices, open, choice))
            .Where(candidate => excluded.Count == 0 || !PairsOf(candidate, open).Any(excluded.Contains))
            .OrderByDescending(candidate => PairsOf(candidate, open).Count(pair => !covered.Contains(pair)));
        foreach (int[] candidate in candidates)
        {
            var itsReasons = new HashSet<int>();
            if (Complete(candidate, covered, itsReasons) is { } complete)
            {
                return complete;
            }

            if (!itsReasons.Contains(open))
            {
                // No other value of this axis helps either.
                reasons.Clear();
                reasons.UnionWith(itsReasons);
                return null;
            }

            reasons.UnionWith(itsReasons);
        }

        // Values may be missing here because of any axis before.
        reasons.UnionWith(excluded.Count == 0 ? [] : Enumerable.Range(0, axes.Count));
        return null;
    }

    private static int[] With(int[] choices, int axis, int choice)
    {
        int[] with = [.. choices];
        with[axis] = choice;
        return with;
    }

    private static IEnumerable<Pair> PairsOf(int[] choices) =>
        Enumerable.Range(0, choices.Length).SelectMany(axis => PairsOf(choices, axis).Where(pair => pair.First == axis));

    /// <summary>The pairs that an axis is part of.</summary>
    private static IEnumerable<Pair> PairsOf(int[] choices, int axis)
    {
        for (int other = 0; other < choices.Length; other++)
        {
            if (other != axis && choices[other] >= 0)
            {
                yield return other < axis ? new Pair(other, choices[other], axis, choices[axis]) : new Pair(axis, choices[axis], other, choices[other]);
            }
        }
    }

    private readonly record struct Pair(int First, int FirstChoice, int Second, int SecondChoice);
}

namespace NetGen;

/// <summary>Groups of rows, and their division into parts.</summary>
internal static class RowGroups
{
    // Keeps the order of groups apart from that of rows, which the same seed gives.
    private const long Number = -1;

    /// <summary>The group of each row, numbered in the order in which they come first.</summary>
    public static int[] Of<TKey>(int rows, Func<int, TKey> group)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(group);
        var numbers = new Dictionary<TKey, int>();
        int[] groups = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            var key = group(row) ?? throw new ArgumentException($"The group of row {row} is null.", nameof(group));
            if (!numbers.TryGetValue(key, out groups[row]))
            {
                numbers.Add(key, groups[row] = numbers.Count);
            }
        }

        return groups;
    }

    /// <summary>Gives each group to one part: in an order that the seed says, to the part that lacks most rows of its share.</summary>
    /// <param name="groups">The group of each row.</param>
    /// <param name="fractions">The parts' shares of the rows; their sum is 1.</param>
    /// <param name="seed">Keys the order of the groups.</param>
    /// <returns>The rows of each part, ascending.</returns>
    /// <exception cref="ArgumentException">A fraction is out of range, or there are fewer groups than parts.</exception>
    public static int[][] Split(int[] groups, double[] fractions, long seed)
    {
        RowSplit.CheckFractions(fractions);
        int count = groups.Length == 0 ? 0 : groups.Max() + 1, used = fractions.Count(f => f > 0);
        if (count < used)
        {
            throw new ArgumentException($"The data set has {NumberText.Count(count, "group")}, too few for {used} parts: no group is in two of them.");
        }

        int[] sizes = new int[count], order = [.. Enumerable.Range(0, count)], partOf = new int[count];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        Shuffle.InPlace(order, Shuffle.Key(seed, Number));
        double[] lacking = Array.ConvertAll(fractions, f => f * groups.Length);
        bool[] isEmpty = Array.ConvertAll(fractions, f => f > 0);
        for (int i = 0; i < count; i++)
        {
            // No part stays empty: the last groups go to those that are.
            bool onlyEmpty = count - i <= isEmpty.Count(e => e);
            int part = Enumerable.Range(0, fractions.Length).Where(p => fractions[p] > 0 && (!onlyEmpty || isEmpty[p])).MaxBy(p => lacking[p]);
            partOf[order[i]] = part;
            lacking[part] -= sizes[order[i]];
            isEmpty[part] = false;
        }

        return [.. fractions.Select((_, part) => Enumerable.Range(0, groups.Length).Where(row => partOf[groups[row]] == part).ToArray())];
    }
}

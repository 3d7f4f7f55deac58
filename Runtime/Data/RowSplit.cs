using System.Globalization;

namespace NetGen;

/// <summary>Divides rows into parts of given fractions, evenly over their classes.</summary>
internal static class RowSplit
{
    // 0.15 × 20 is a little less than 3 in binary: what is this close to a whole number is that number.
    private const double Rounding = 1e-9;

    /// <summary>Gives the rows of each part, ascending.</summary>
    /// <param name="classes">The class of each row; all 0 where it does not matter.</param>
    /// <param name="fractions">The parts' shares of the rows; their sum is 1.</param>
    /// <param name="seed">Keys which rows of a class go where.</param>
    public static int[][] Split(int[] classes, double[] fractions, long seed)
    {
        CheckFractions(fractions);
        var members = Members(classes);
        int[] totals = Sizes(classes.Length, fractions);
        int[][] shares = Apportion([.. members.Select(m => m.Rows.Length)], fractions, totals);

        var parts = Array.ConvertAll(fractions, _ => new List<int>());
        for (int c = 0; c < members.Length; c++)
        {
            var (number, rows) = members[c];
            Shuffle.InPlace(rows, Shuffle.Key(seed, number));
            int start = 0;
            for (int part = 0; part < parts.Length; part++)
            {
                parts[part].AddRange(rows.AsSpan(start, shares[c][part]));
                start += shares[c][part];
            }
        }

        return Array.ConvertAll(parts, Sorted);
    }

    /// <summary>The sizes of parts: their shares of the rows, rounded by largest remainder.</summary>
    /// <exception cref="ArgumentException">A part that has a share would get no row.</exception>
    public static int[] Sizes(int rows, double[] fractions)
    {
        int[] totals = Apportion([rows], fractions, Array.ConvertAll(fractions, _ => rows))[0];
        CheckTotals(totals, fractions, rows);
        return totals;
    }

    /// <summary>
    /// Gives each class's rows to the parts: first the whole rows of its exact share, at least one each where the class has a row
    /// for every part; then the rows that are left, largest fraction first, to parts whose total is not reached yet; and what a class
    /// has left even then, since its parts are full, to the parts that lack most.
    /// </summary>
    /// <returns>Number of rows by class and part.</returns>
    private static int[][] Apportion(int[] classSizes, double[] fractions, int[] totals)
    {
        int partsInUse = fractions.Count(f => f > 0);
        int[] room = [.. totals];
        int[] left = [.. classSizes];
        int[][] shares = Array.ConvertAll(classSizes, size => WholeShares(size, fractions, partsInUse));
        var remainders = new List<(double Remainder, int Class, int Part)>();
        for (int c = 0; c < shares.Length; c++)
        {
            for (int part = 0; part < fractions.Length; part++)
            {
                room[part] -= shares[c][part];
                left[c] -= shares[c][part];
                if (fractions[part] > 0)
                {
                    remainders.Add(((fractions[part] * classSizes[c]) - shares[c][part], c, part));
                }
            }
        }

        foreach (var (_, c, part) in remainders.OrderByDescending(r => r.Remainder))
        {
            if (left[c] > 0 && room[part] > 0)
            {
                Give(c, part);
            }
        }

        for (int c = 0; c < shares.Length; c++)
        {
            while (left[c] > 0)
            {
                Give(c, Array.IndexOf(room, room.Max()));
            }
        }

        return shares;

        void Give(int c, int part)
        {
            shares[c][part]++;
            left[c]--;
            room[part]--;
        }
    }

    private static int[] WholeShares(int size, double[] fractions, int partsInUse)
    {
        int least = size >= partsInUse ? 1 : 0;
        int[] shares = Array.ConvertAll(fractions, f => f > 0 ? Math.Max(least, (int)Math.Floor((f * size) + Rounding)) : 0);
        while (shares.Sum() > size)
        {
            shares[Array.IndexOf(shares, shares.Max())]--;
        }

        return shares;
    }

    /// <summary>The rows of each class that has some, in the order of the classes: what a class is numbered takes no memory.</summary>
    private static (int Class, int[] Rows)[] Members(int[] classes)
    {
        var members = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < classes.Length; row++)
        {
            if (!members.TryGetValue(classes[row], out var rows))
            {
                members[classes[row]] = rows = [];
            }

            rows.Add(row);
        }

        return [.. members.Select(m => (m.Key, m.Value.ToArray()))];
    }

    private static int[] Sorted(List<int> rows)
    {
        int[] sorted = [.. rows];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Checks the parts' shares.</summary>
    /// <exception cref="ArgumentException">One is out of range, or their sum is not 1.</exception>
    public static void CheckFractions(double[] fractions)
    {
        if (!Array.TrueForAll(fractions, f => f is >= 0 and <= 1) || Math.Abs(fractions.Sum() - 1) > Rounding)
        {
            throw new ArgumentException($"The fractions of a split must each be from 0 to 1 and sum to 1, but are {Text(fractions)} with the sum {fractions.Sum().ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static void CheckTotals(int[] totals, double[] fractions, int rows)
    {
        for (int part = 0; part < totals.Length; part++)
        {
            if (totals[part] == 0 && fractions[part] > 0)
            {
                throw new ArgumentException(
                    $"The data set has {NumberText.Count(rows, "row")}, too few for a split into {Text(fractions)}: part {part + 1} would get none.");
            }
        }
    }

    private static string Text(double[] fractions) =>
        string.Join(" + ", fractions.Select(f => f.ToString(CultureInfo.InvariantCulture)));
}

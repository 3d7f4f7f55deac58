namespace NetGen.Generator.Planning;

/// <summary>Suggests corrections of misspelt names.</summary>
internal static class Spelling
{
    /// <summary>The candidate nearest to a name, if it is close: at most a third of the name is misspelt, and no other candidate is as near.</summary>
    public static T? Nearest<T>(string name, IEnumerable<T> candidates, Func<T, string> nameOf)
        where T : class
    {
        var near = candidates.Select(c => (Candidate: c, Distance: Distance(name, nameOf(c)))).Where(c => 3 * c.Distance <= name.Length).OrderBy(c => c.Distance).Take(2).ToList();
        return near.Count == 1 || (near.Count == 2 && near[0].Distance < near[1].Distance) ? near[0].Candidate : null;
    }

    /// <summary>Characters to insert, delete, replace or swap with their neighbour (the restricted Damerau-Levenshtein distance); ignores case.</summary>
    public static int Distance(string first, string second)
    {
        // Rows of the table: two steps back, one step back, this one.
        int[] swapped = new int[second.Length + 1], above = [.. Enumerable.Range(0, second.Length + 1)], row = new int[second.Length + 1];
        for (int i = 1; i <= first.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                int replaced = above[j - 1] + (Same(first[i - 1], second[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && Same(first[i - 1], second[j - 2]) && Same(first[i - 2], second[j - 1]))
                {
                    row[j] = Math.Min(row[j], swapped[j - 2] + 1);
                }
            }

            (swapped, above, row) = (above, row, swapped);
        }

        return above[second.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}

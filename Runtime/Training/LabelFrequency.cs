namespace NetGen;

/// <summary>Counts the rows of each class.</summary>
internal static class LabelFrequency
{
    /// <summary>The sum of the rows' weights by class.</summary>
    public static double[] Of(Dataset data)
    {
        double[] counts = new double[data.ClassCount];
        for (int row = 0; row < data.Count; row++)
        {
            counts[data.Label(row)] += data.RowWeight(row);
        }

        return counts;
    }
}

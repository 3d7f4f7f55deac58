namespace NetGen;

/// <summary>Counts the rows of each class.</summary>
internal static class LabelFrequency
{
    /// <summary>The sum of the rows' weights by class; a label below 0, which a loss ignores, is none.</summary>
    public static double[] Of(Dataset data)
    {
        double[] counts = new double[data.ClassCount];
        for (int row = 0; row < data.Count; row++)
        {
            foreach (int label in data.Labels(row))
            {
                if (label >= 0)
                {
                    counts[label] += data.RowWeight(row);
                }
            }
        }

        return counts;
    }
}

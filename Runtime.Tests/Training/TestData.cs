namespace NetGen.Runtime.Tests.Training;

/// <summary>Small data sets whose answers are known.</summary>
internal static class TestData
{
    /// <summary>Points around the corners of a triangle; class i around corner i. Well separated.</summary>
    public static Dataset ThreeClasses(int rows = 90, int seed = 1, IReadOnlyList<string>? names = null)
    {
        var random = new Random(seed);
        (float X, float Y)[] corners = [(0, 2), (-2, -1), (2, -1)];
        float[] inputs = new float[2 * rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 3;
            inputs[2 * row] = corners[row % 3].X + random.NextSingle() - 0.5f;
            inputs[(2 * row) + 1] = corners[row % 3].Y + random.NextSingle() - 0.5f;
        }

        return Dataset.FromArrays(inputs, 2, labels, names);
    }

    /// <summary>y = 3x − 1 for x from −1 to 1.</summary>
    public static Dataset Line(int rows = 64)
    {
        float[] x = [.. Enumerable.Range(0, rows).Select(i => (2f * i / (rows - 1)) - 1)];
        return Dataset.FromArrays(x, 1, [.. x.Select(v => (3 * v) - 1)], 1);
    }
}

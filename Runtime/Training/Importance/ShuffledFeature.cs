namespace NetGen;

/// <summary>Gives each row the values that another row has of one feature. Rows come in order, one after the other.</summary>
internal sealed class ShuffledFeature : IRowTransform
{
    private readonly int first;
    private readonly int count;
    private readonly float[] values;
    private readonly int[] order;
    private int row;

    /// <summary>Takes the values of the feature.</summary>
    public ShuffledFeature(Dataset data, int first, int count)
    {
        this.first = first;
        this.count = count;
        values = new float[data.Count * count];
        for (int i = 0; i < data.Count; i++)
        {
            data.Input(i).Slice(first, count).CopyTo(values.AsSpan(i * count));
        }

        order = new int[data.Count];
    }

    /// <summary>Begins with the first row, in an order of its own.</summary>
    public void Begin(ulong key)
    {
        row = 0;
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Shuffle.InPlace(order, key);
    }

    public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
    {
        row.CopyTo(transformed);
        values.AsSpan(order[this.row++] * count, count).CopyTo(transformed[first..]);
    }
}

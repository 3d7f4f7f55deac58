namespace NetGen;

/// <content>Rows copied next to each other, for batches. The row numbers come from the data set's own permutations and are not checked again.</content>
public sealed partial class Dataset
{
    internal void GatherInputs(ReadOnlySpan<int> order, Span<float> destination) =>
        Gather(storage.Inputs, storage.InputSize, order, destination);

    internal void GatherTargets(ReadOnlySpan<int> order, Span<float> destination) =>
        Gather(storage.Targets!, storage.TargetSize, order, destination);

    internal void GatherLabels(ReadOnlySpan<int> order, Span<int> destination)
    {
        int[] labels = storage.Labels!;
        for (int i = 0; i < order.Length; i++)
        {
            destination[i] = labels[rows is null ? order[i] : rows[order[i]]];
        }
    }

    internal void GatherRowWeights(ReadOnlySpan<int> order, Span<float> destination)
    {
        for (int i = 0; i < order.Length; i++)
        {
            destination[i] = weights![order[i]];
        }
    }

    private void Gather(float[] values, int size, ReadOnlySpan<int> order, Span<float> destination)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int row = rows is null ? order[i] : rows[order[i]];
            values.AsSpan(row * size, size).CopyTo(destination[(i * size)..]);
        }
    }
}

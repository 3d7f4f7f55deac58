using System.Buffers;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The memory of one batch, and how its rows get there.</summary>
internal sealed class BatchBuffer
{
    private readonly Dataset data;
    private readonly float[] inputs;
    private readonly int[] labels;
    private readonly float[] values;
    private readonly float[] weights;
    private readonly int[] lengths;
    private readonly int labelsPerRow;
    private readonly int numbersPerRow;

    /// <summary>Makes room for so many rows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="capacity">Rows of a batch at most.</param>
    /// <param name="copiesInputs">Whether inputs are copied; otherwise they are read where they stand.</param>
    public BatchBuffer(Dataset data, int capacity, bool copiesInputs)
    {
        this.data = data;
        inputs = copiesInputs ? new float[checked(capacity * data.InputSize)] : [];
        labelsPerRow = data.LabelsPerRow;
        numbersPerRow = data.NumbersPerRow;
        labels = new int[checked(capacity * labelsPerRow)];
        values = new float[checked(capacity * numbersPerRow)];
        weights = data.HasRowWeights ? new float[capacity] : [];
        lengths = data.HasLengths ? new int[capacity] : [];
    }

    public ReadOnlySpan<float> Inputs(int rows) => inputs.AsSpan(0, rows * data.InputSize);

    public TargetBatch Targets(int rows) => new()
    {
        Labels = labels.AsSpan(0, rows * labelsPerRow),
        Values = values.AsSpan(0, rows * numbersPerRow),
        RowWeights = data.HasRowWeights ? weights.AsSpan(0, rows) : default,
        Lengths = data.HasLengths ? lengths.AsSpan(0, rows) : default,
    };

    /// <summary>
    /// Gathers the rows <paramref name="from"/> ≤ row &lt; <paramref name="to"/> of the batch; of those <paramref name="firstInput"/> ≤ row &lt;
    /// <paramref name="lastInput"/> the inputs too.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ReadOnlySpan<int> batch, int from, int to, int firstInput, int lastInput, IRowTransform? transform, long seed, long epoch)
    {
        var part = batch[from..to];
        if (transform is not null)
        {
            Transform(batch, firstInput, lastInput, transform, seed, epoch);
        }
        else if (inputs.Length > 0 && firstInput < lastInput)
        {
            data.GatherInputs(batch[firstInput..lastInput], inputs.AsSpan(firstInput * data.InputSize));
        }

        if (labels.Length > 0)
        {
            data.GatherLabels(part, labels.AsSpan(from * labelsPerRow));
        }

        if (values.Length > 0)
        {
            data.GatherTargets(part, values.AsSpan(from * numbersPerRow));
        }

        if (weights.Length > 0)
        {
            data.GatherRowWeights(part, weights.AsSpan(from));
        }

        if (lengths.Length > 0)
        {
            data.GatherLengths(part, lengths.AsSpan(from));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transform(ReadOnlySpan<int> batch, int from, int to, IRowTransform transform, long seed, long epoch)
    {
        float[] read = data.IsInFile ? ArrayPool<float>.Shared.Rent(data.InputSize) : [];
        for (int i = from; i < to; i++)
        {
            var row = data.IsInFile ? read.AsSpan(0, data.InputSize) : data.Input(batch[i]);
            if (data.IsInFile)
            {
                data.GatherInputs(batch.Slice(i, 1), read);
            }

            var random = new RowRandom(seed, epoch, batch[i]);
            transform.Transform(row, inputs.AsSpan(i * data.InputSize, data.InputSize), ref random);
        }

        if (data.IsInFile)
        {
            ArrayPool<float>.Shared.Return(read);
        }
    }
}

using NetGen.Generated;

namespace NetGen;

/// <summary>Loss and measures of one of several heads, from its part of each row of outputs and targets.</summary>
internal sealed class HeadEvaluator
{
    private readonly NetworkCore core;
    private readonly HeadDescription head;
    private readonly IScore? score;
    private readonly int index;
    private readonly int firstLabel;
    private readonly int firstTarget;
    private readonly float[] outputs;
    private readonly float[] values;
    private readonly int[] labels;

    /// <summary>Takes the memory.</summary>
    /// <param name="core">The network.</param>
    /// <param name="head">The head.</param>
    /// <param name="score">Counts its measures; null where its loss has none.</param>
    /// <param name="capacity">Rows of a block at most.</param>
    public HeadEvaluator(NetworkCore core, HeadDescription head, IScore? score, int capacity)
    {
        this.core = core;
        this.head = head;
        this.score = score;
        HeadDescription[] before = [.. core.Description.Heads.TakeWhile(h => h != head)];
        index = before.Length;
        firstLabel = before.Sum(h => h.LabelCount);
        firstTarget = before.Sum(h => h.TargetCount);
        outputs = new float[capacity * head.Shape.Size];
        values = new float[capacity * head.TargetCount];
        labels = new int[capacity * head.LabelCount];
    }

    public string Name => head.Name;

    public double Weight => head.Weight;

    /// <summary>Sum and weight of the losses so far.</summary>
    public BatchLoss Loss { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Loss = default;
        score?.Clear();
    }

    /// <summary>Counts the rows of a block.</summary>
    public void Add(NetworkStorage storage, ReadOnlySpan<float> predicted, in TargetBatch actual, int rows)
    {
        double weight = WeightOf(actual, rows);
        if (weight > 0)
        {
            // The mean of a block, times what it is the mean over: blocks then count by their rows' weights.
            Loss += new BatchLoss(core.EvaluateHead(storage, predicted, actual, index).Mean * weight, weight);
        }

        var network = core.Description;
        int size = head.Shape.Size, outputSize = network.OutputShape.Size;
        for (int row = 0; row < rows; row++)
        {
            predicted.Slice((row * outputSize) + head.First, size).CopyTo(outputs.AsSpan(row * size));
            actual.Values.Slice((row * network.TargetCount) + firstTarget, head.TargetCount).CopyTo(values.AsSpan(row * head.TargetCount));
            LabelsOf(actual, row).CopyTo(labels.AsSpan(row * head.LabelCount));
        }

        var targets = new TargetBatch { Labels = labels.AsSpan(0, rows * head.LabelCount), Values = values.AsSpan(0, rows * head.TargetCount) };
        score?.Add(outputs.AsSpan(0, rows * size), targets, rows);
    }

    /// <summary>The result for all rows so far.</summary>
    public Evaluation Evaluation(int rows)
    {
        var evaluation = new Evaluation(rows, Loss.Mean);
        score?.Report(evaluation);
        return evaluation;
    }

    private ReadOnlySpan<int> LabelsOf(in TargetBatch actual, int row) =>
        actual.Labels.Slice((row * core.Description.LabelCount) + firstLabel, head.LabelCount);

    /// <summary>What the mean loss of the rows is divided by: their weights, with labels times those of their classes; an ignored one counts nothing.</summary>
    private double WeightOf(in TargetBatch actual, int rows)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double weight = actual.RowWeights.IsEmpty ? 1 : actual.RowWeights[row];
            double ofLabels = head.LabelCount == 0 ? 1 : 0;
            foreach (int label in head.LabelCount == 0 ? [] : LabelsOf(actual, row))
            {
                ofLabels += label == head.Loss.IgnoreIndex ? 0 : actual.ClassWeights.IsEmpty ? 1 : actual.ClassWeights[head.First + label];
            }

            sum += weight * ofLabels;
        }

        return sum;
    }
}

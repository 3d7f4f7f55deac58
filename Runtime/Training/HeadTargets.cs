namespace NetGen;

/// <summary>
/// Puts the targets of a batch into the order of a network's heads: a data set may have them in another order, more of them than the network learns, and
/// labels of two classes where a head takes a number.
/// </summary>
internal sealed class HeadTargets
{
    private readonly List<Move> moves = [];
    private readonly int[] labels;
    private readonly float[] values;
    private readonly int labelCount;
    private readonly int valueCount;
    private readonly int labelsGiven;
    private readonly int valuesGiven;
    private readonly bool isInOrder;

    /// <summary>Finds each head's targets in the data, which have been checked.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="capacity">Rows of a batch at most.</param>
    public HeadTargets(NetworkDescription network, Dataset data, int capacity)
    {
        (labelCount, valueCount) = (network.LabelCount, network.TargetCount);
        (labelsGiven, valuesGiven) = (data.LabelsPerRow, data.NumbersPerRow);
        int label = 0, value = 0;
        foreach (var head in network.LearningHeads)
        {
            var (givesLabels, from) = Find(data, head.Name);
            bool takesLabels = head.Loss.TakesLabels;
            moves.Add(new Move(givesLabels, from, takesLabels, takesLabels ? label : value, takesLabels ? head.LabelCount : head.TargetCount));
            label += head.LabelCount;
            value += head.TargetCount;
        }

        isInOrder = labelsGiven == labelCount && valuesGiven == valueCount && moves.TrueForAll(m => m.GivesLabels == m.TakesLabels && m.From == m.To);
        labels = isInOrder ? [] : new int[checked(capacity * labelCount)];
        values = isInOrder ? [] : new float[checked(capacity * valueCount)];
    }

    /// <summary>The targets of a batch in the order of the heads; valid until the next call.</summary>
    public TargetBatch Arrange(TargetBatch targets, int rows)
    {
        if (isInOrder)
        {
            return targets;
        }

        foreach (var move in moves)
        {
            for (int row = 0; row < rows; row++)
            {
                if (move.TakesLabels)
                {
                    targets.Labels.Slice((row * labelsGiven) + move.From, move.Size).CopyTo(labels.AsSpan((row * labelCount) + move.To));
                }
                else if (move.GivesLabels)
                {
                    for (int i = 0; i < move.Size; i++)
                    {
                        values[(row * valueCount) + move.To + i] = targets.Labels[(row * labelsGiven) + move.From + i];
                    }
                }
                else
                {
                    targets.Values.Slice((row * valuesGiven) + move.From, move.Size).CopyTo(values.AsSpan((row * valueCount) + move.To));
                }
            }
        }

        return targets with { Labels = labels.AsSpan(0, rows * labelCount), Values = values.AsSpan(0, rows * valueCount) };
    }

    /// <summary>Where a head's targets stand among the labels or numbers of a row. Data without heads have those of the one head that learns.</summary>
    private static (bool AreLabels, int First) Find(Dataset data, string name)
    {
        int label = 0, value = 0;
        foreach (var head in data.Heads)
        {
            if (head.Name == name)
            {
                return (head.HasLabels, head.HasLabels ? label : value);
            }

            label += head.LabelCount;
            value += head.TargetSize;
        }

        return (data.HasLabels, 0);
    }

    /// <summary>From where in a row of the data to where in a row of the network a head's targets go.</summary>
    private readonly record struct Move(bool GivesLabels, int From, bool TakesLabels, int To, int Size);
}

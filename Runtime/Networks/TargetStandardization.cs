namespace NetGen.Generated;

/// <summary>Standardises the targets of a regression to mean 0 and deviation 1, and converts predictions back.</summary>
internal static class TargetStandardization
{
    /// <summary>Standardises target rows for each head that requests it.</summary>
    public static void Standardize(NetworkDescription network, NetworkStorage storage, Span<float> targets)
    {
        int stride = network.TargetCount, first = 0;
        for (int i = 0; i < network.Heads.Count; i++)
        {
            var head = network.Heads[i];
            if (head.TargetStateOffset >= 0)
            {
                for (int row = first; row < targets.Length; row += stride)
                {
                    Standardize(head, storage, targets.Slice(row, head.TargetCount));
                }
            }

            first += head.TargetCount;
        }
    }

    /// <summary>Standardises one row of a head's targets or predictions.</summary>
    public static void Standardize(HeadDescription head, NetworkStorage storage, Span<float> values)
    {
        var state = StandardizationState.OfTargets(head, storage);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - state.Means[i]) * state.Reciprocals[i];
        }
    }

    /// <summary>Converts output rows back.</summary>
    public static void Undo(NetworkDescription network, NetworkStorage storage, Span<float> outputs)
    {
        int stride = network.OutputShape.Size;
        for (int i = 0; i < network.Heads.Count; i++)
        {
            var head = network.Heads[i];
            if (head.TargetStateOffset < 0)
            {
                continue;
            }

            var state = StandardizationState.OfTargets(head, storage);
            for (int row = head.First; row < outputs.Length; row += stride)
            {
                var values = outputs.Slice(row, head.Shape.Size);
                for (int value = 0; value < values.Length; value++)
                {
                    values[value] = (values[value] / state.Reciprocals[value]) + state.Means[value];
                }
            }
        }
    }
}

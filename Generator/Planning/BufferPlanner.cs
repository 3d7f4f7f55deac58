namespace NetGen.Generator.Planning;

/// <summary>The buffers of a training pass: what is kept of the forward pass, gradients, and sums of them on the way; and where they lie.</summary>
internal static class BufferPlanner
{
    public static void Plan(NetworkPlan plan)
    {
        foreach (var stage in plan.Stages)
        {
            MakeValues(plan, stage);
            stage.Gradient = Add(plan, stage.Name + " gradient", stage.Stride);
            stage.Statistics = AddCopy(plan, stage.Name + " statistics", stage.Main?.StatisticsLength ?? 0);
            stage.InputCopy = AddCopy(plan, stage.Name + " padded input", stage.Main?.InputCopyLength ?? 0);
            stage.GradientCopy = AddCopy(plan, stage.Name + " padded input's gradient", stage.Main?.GradientCopyLength ?? 0);
        }

        MakeContributions(plan);
        Lifetimes.Note(plan);
        plan.ArenaWidth = plan.SharesMemory ? ArenaPlanner.Place(plan.Buffers) : ArenaPlanner.PlaceApart(plan.Buffers);
    }

    private static void MakeValues(NetworkPlan plan, Stage stage)
    {
        stage.Values = new BufferPlan?[stage.Tail.Count + 1];
        for (int value = 0; value <= stage.Tail.Count; value++)
        {
            bool isOutput = value == stage.Tail.Count;

            // The raw input lies in the caller's memory, unpadded. Where whole vectors of it are read, or it is the output itself, it is copied.
            bool isCallers = stage.IsInput && value == 0 && !stage.IsSaved(0) && !(isOutput && (stage.Consumers.Count == 0 || stage.Consumers.Exists(c => c.ReadsWholeVectors)));
            bool isMain = value == 0 && stage.Main is { KeepsRawOutput: true };
            if (!isCallers && (isOutput || isMain || stage.IsSaved(value)))
            {
                stage.Values[value] = Add(plan, stage.ValueName(value), stage.Stride);
            }
        }
    }

    /// <summary>The stages in reverse, each with what it adds to the gradients of those whose outputs it takes.</summary>
    private static void MakeContributions(NetworkPlan plan)
    {
        var missing = plan.Stages.ToDictionary(s => s, s => s.Consumers.Count);
        var sums = new Dictionary<Stage, BufferPlan>();
        foreach (var stage in Enumerable.Reverse(plan.Stages))
        {
            for (int operand = 0; operand < stage.Sources.Count; operand++)
            {
                var target = stage.Sources[operand];
                sums.TryGetValue(target, out var before);

                // A product computes some rows twice, so it cannot add in place.
                sums[target] = --missing[target] == 0 ? target.Gradient : Add(plan, target.Name + " gradient so far", target.Stride);
                (target.LeadsToParameters ? plan.Backward : plan.InputBackward).Add(new Contribution(stage, operand, target, before, sums[target]));
            }
        }
    }

    private static BufferPlan? AddCopy(NetworkPlan plan, string name, int length) => length == 0 ? null : Add(plan, name, Panels.Stride(length));

    private static BufferPlan Add(NetworkPlan plan, string name, int stride)
    {
        var buffer = new BufferPlan(name, stride);
        plan.Buffers.Add(buffer);
        return buffer;
    }
}

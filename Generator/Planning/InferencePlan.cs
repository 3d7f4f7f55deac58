namespace NetGen.Generator.Planning;

/// <summary>What inference keeps of a block of rows, and where: the outputs of the stages, each as long as another takes it.</summary>
internal sealed class InferencePlan
{
    private readonly Dictionary<Stage, BufferPlan> outputs = [];
    private readonly Dictionary<Stage, BufferPlan> copies = [];

    public InferencePlan(NetworkPlan plan)
    {
        foreach (var stage in plan.Stages.Where(s => !IsPassedOver(s)))
        {
            // One stage after the other runs over all rows.
            var now = new Step(stage.Index, stage.Index);
            foreach (var source in stage.Sources.Where(outputs.ContainsKey))
            {
                outputs[source].Use(now);
            }

            if (!IsDirect(plan, stage))
            {
                outputs.Add(stage, new BufferPlan(stage.Name, stage.Stride));
                outputs[stage].Use(now);
            }

            if (stage.InputCopy is { } copy)
            {
                copies.Add(stage, new BufferPlan(copy.Name, copy.Stride));
                copies[stage].Use(now);
            }
        }

        Width = Math.Max(ArenaPlanner.Place([.. outputs.Values, .. copies.Values]), Panels.Width);
    }

    /// <summary>Floats a row of the scratch.</summary>
    public int Width { get; }

    /// <summary>Rows of a block: whole tiles of 6, 8, 12 and 16 rows, and scratch of at most 64 KB where that allows it.</summary>
    public int Block => 16384 / Width >= 96 ? 96 : 48;

    /// <summary>Whether the caller's rows are handed to the layers as they are.</summary>
    public static bool IsPassedOver(Stage stage) =>
        stage.IsInput && !stage.InferenceTail.Any() && stage.Consumers.Count > 0 && !stage.Consumers.Exists(c => c.ReadsWholeVectors);

    /// <summary>Where a stage's output is kept; null where it goes to the caller, or is the caller's.</summary>
    public BufferPlan? OutputOf(Stage stage) => outputs.TryGetValue(stage, out var buffer) ? buffer : null;

    /// <summary>Where a copy of its input is made, or null.</summary>
    public BufferPlan? CopyOf(Stage stage) => copies.TryGetValue(stage, out var buffer) ? buffer : null;

    /// <summary>Whether the last stage may write to the caller's memory: rows without padding.</summary>
    private static bool IsDirect(NetworkPlan plan, Stage stage) => ReferenceEquals(stage, plan.LastStage) && stage.Stride == stage.Size;
}

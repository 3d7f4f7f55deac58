namespace NetGen.Generator.Planning;

/// <summary>What inference keeps of a block of rows, and where: the outputs of the stages, each as long as another takes it, and tables that are made before the first row.</summary>
internal sealed class InferencePlan
{
    private readonly Dictionary<Stage, BufferPlan> outputs = [];
    private readonly Dictionary<Stage, BufferPlan> copies = [];
    private readonly Dictionary<Stage, BufferPlan> tables = [];

    public InferencePlan(NetworkPlan plan)
    {
        foreach (var stage in plan.Stages.Where(s => s.Main is { InferenceTableLength: > 0 }))
        {
            // It stands in the place of a row, and so never in that of rows.
            tables.Add(stage, new BufferPlan(stage.Name + " table", Panels.Pad(stage.Main!.InferenceTableLength)));
            tables[stage].Use(new Step(0, 0));
        }

        foreach (var stage in plan.Stages.Where(IsComputed))
        {
            // One stage after the other runs over all rows.
            var now = new Step(stage.Index, stage.Index);
            foreach (var source in stage.Sources.Where(outputs.ContainsKey))
            {
                outputs[source].Use(now);
            }

            List<Stage> chain = [.. Chain(stage)];
            var last = chain[chain.Count - 1];
            int stride = chain.Max(s => s.Stride);
            if (!ReferenceEquals(last, plan.LastStage) || stride != last.Size)
            {
                outputs.Add(last, new BufferPlan(last.Name, stride));
                outputs[last].Use(now);
            }

            foreach (var member in chain.Where(tables.ContainsKey))
            {
                tables[member].Use(now);
            }

            if (stage.InputCopy is { } copy)
            {
                copies.Add(stage, new BufferPlan(copy.Name, copy.Stride));
                copies[stage].Use(now);
            }
        }

        Width = Math.Max(ArenaPlanner.Place([.. outputs.Values, .. copies.Values, .. tables.Values]), Panels.Width);
    }

    /// <summary>Floats a row of the scratch.</summary>
    public int Width { get; }

    /// <summary>Rows of a block: whole tiles of 6, 8, 12 and 16 rows, and scratch of at most 64 KB where that allows it.</summary>
    public int Block => 16384 / Width >= 96 ? 96 : 48;

    /// <summary>Whether a stage has lines of its own: the caller's rows may be handed to the layers as they are, and what is pointwise in inference is written into the stage before.</summary>
    public static bool IsComputed(Stage stage) => !IsPassedOver(stage) && !IsJoined(stage);

    /// <summary>Whether the caller's rows are handed to the layers as they are.</summary>
    public static bool IsPassedOver(Stage stage) =>
        stage.IsInput && !stage.InferenceTail.Any() && stage.Consumers.Count > 0 && !stage.Consumers.Exists(c => c.ReadsWholeVectors);

    /// <summary>A stage, and those that are written into it.</summary>
    public static IEnumerable<Stage> Chain(Stage stage)
    {
        yield return stage;
        while (stage.Consumers.Count == 1 && IsJoined(stage.Consumers[0]))
        {
            stage = stage.Consumers[0];
            yield return stage;
        }
    }

    /// <summary>The stage that a stage's output is found under: the last that is written into it.</summary>
    public static Stage ResultOf(Stage stage) => Chain(stage).Last();

    /// <summary>Where a stage's output is kept; null where it goes to the caller, or is the caller's.</summary>
    public BufferPlan? OutputOf(Stage stage) => outputs.TryGetValue(stage, out var buffer) ? buffer : null;

    /// <summary>Where a copy of its input is made, or null.</summary>
    public BufferPlan? CopyOf(Stage stage) => copies.TryGetValue(stage, out var buffer) ? buffer : null;

    /// <summary>Where its table is made, or null.</summary>
    public BufferPlan? TableOf(Stage stage) => tables.TryGetValue(stage, out var buffer) ? buffer : null;

    private static bool IsJoined(Stage stage) => stage.Main is { InferenceTableLength: > 0 } && stage.Sources[0].Consumers.Count == 1;
}

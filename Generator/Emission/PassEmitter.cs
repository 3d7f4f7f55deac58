using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Writes the segments of the training pass and the inference pass; the kernels that they call are collected on the way.</summary>
internal sealed class PassEmitter(NetworkPlan plan, KernelSet kernels, CodeWriter writer)
{
    private readonly List<(string Phase, int Items, string Method)> segments = [];

    /// <summary>The segments in order: phase, items (0: the rows), method.</summary>
    public IReadOnlyList<(string Phase, int Items, string Method)> Segments => segments;

    /// <summary>Rows of a block of inference: whole tiles of 6, 8, 12 and 16 rows, and scratch of at most 64 KB where that allows it.</summary>
    public int PredictBlock => 16384 / PredictWidth >= 96 ? 96 : 48;

    /// <summary>Floats a row of the scratch of inference: two buffers, used in turn, and a padded image.</summary>
    public int PredictWidth => (2 * PredictStride) + PredictCopy;

    private int PredictStride => plan.Stages.Where(s => !IsPassedOver(s)).Select(s => s.Stride).DefaultIfEmpty(Panels.Width).Max();

    private int PredictCopy => plan.Stages.Select(s => s.InputCopy?.Stride ?? 0).Max();

    /// <summary>A buffer of the arena as an operand, from the segment's first row on.</summary>
    public static Operand FromBuffer(BufferPlan buffer, string name, string from = "from") =>
        new("ref float", name, from == "0" ? $"ref pass.Buffer({buffer.Offset})" : $"ref At(ref pass.Buffer({buffer.Offset}), {from}, {buffer.Stride})", buffer.Stride);

    /// <summary>The output of a stage as the input <c>x</c> of the next.</summary>
    public static Operand OutputOf(Stage stage, string from = "from") =>
        stage.Output is { } buffer ? FromBuffer(buffer, "x", from)
        : new Operand("ref float", "x", from == "0" ? "ref pass.Inputs" : $"ref At(ref pass.Inputs, {from}, {stage.Size})", stage.Size);

    public void Write()
    {
        WriteForward();
        WriteBackward();
        WriteInputGradient();
        WritePredict(isSingleRow: false);
        WritePredict(isSingleRow: true);
    }

    private void WriteForward()
    {
        using (Method("Forward", "Forward", 0, "The forward pass of the rows from ≤ row &lt; to."))
        {
            foreach (var stage in plan.Stages)
            {
                var values = stage.Values.Select((v, i) => v is null ? null : FromBuffer(v, i == stage.Tail.Count ? "y" : $"saved{(char)('A' + i)}")).ToList();
                var input = stage.IsInput ? new Operand("ref float", "x", $"ref At(ref pass.Inputs, from, {stage.Size})", stage.Size) : OutputOf(plan.Stages[stage.Index - 1]);
                var copy = stage.InputCopy is { } buffer ? FromBuffer(buffer, "padded") : null;
                WriteStage(new ForwardContext(stage, kernels, writer, "Forward", input, stage.Tail, values, BackwardContext.Rows, copy));
            }
        }
    }

    private static void WriteStage(ForwardContext context)
    {
        if (context.Stage.Main is { } main)
        {
            main.EmitForward(context);
        }
        else
        {
            context.WriteTail(context.Input, isPadded: false);
        }
    }

    private void WriteBackward()
    {
        var inner = plan.Stages.Where(s => s.Index > 1).ToList();
        WriteItems("TransposeWeights", "Preparation", "Weights with inputs and outputs exchanged, for the gradients of the inputs.", inner, (main, segment) => main.EmitPreparation(segment));
        using (Method("Backward", "Backward", 0, "The gradient of each layer's output, from the last to the first, for the rows from ≤ row &lt; to."))
        {
            if (!plan.LastStage.IsInput)
            {
                BackwardContext.WriteUndo(plan.LastStage, kernels, writer);
            }

            foreach (var stage in Enumerable.Reverse(plan.Stages).Where(s => s.Main is not null))
            {
                var context = new BackwardContext(stage, plan.Stages[stage.Index - 1], kernels, writer);
                stage.Main!.EmitGradientPreparation(context);
                if (stage.Index > 1)
                {
                    stage.Main.EmitInputGradient(context);
                }
            }
        }

        WriteItems("ParameterGradients", "Backward", "The gradients of the parameters, each tile over the whole batch.", plan.Stages.Where(s => s.Index > 0), (main, segment) => main.EmitParameterGradients(segment));
    }

    private void WriteInputGradient()
    {
        var first = plan.Stages.Where(s => s.Index == 1).ToList();
        WriteItems("TransposeFirstWeights", "InputGradient", "The first layer's weights with inputs and outputs exchanged.", first, (main, segment) => main.EmitPreparation(segment));
        using (Method("InputGradient", "InputGradient", 0, "The gradient of the inputs, for the rows from ≤ row &lt; to."))
        {
            foreach (var stage in first)
            {
                stage.Main!.EmitInputGradient(new BackwardContext(stage, plan.Stages[0], kernels, writer));
            }

            if (first.Count == 0)
            {
                BackwardContext.WriteUndo(plan.Stages[0], kernels, writer);
            }
        }
    }

    private void WriteItems(string method, string phase, string summary, IEnumerable<Stage> stages, Action<StageLayer, ItemSegment> emit)
    {
        var body = new CodeWriter();
        var segment = new ItemSegment(plan, kernels, body);
        foreach (var stage in stages)
        {
            segment.Stage = stage;
            emit(stage.Main!, segment);
        }

        if (segment.Items > 0)
        {
            using (Method(method, phase, segment.Items, summary))
            {
                writer.Lines(body.ToString());
            }
        }
    }

    private CodeWriter.Block Method(string name, string phase, int items, string summary)
    {
        segments.Add((phase, items, name));
        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        var block = writer.Open($"private static void {name}(TrainingPass pass, int from, int to)");
        writer.Line("ref float parameters = ref pass.Storage.Parameters.First;");
        if (plan.StateStorage > 0)
        {
            writer.Line("ref float state = ref pass.Storage.State.First;");
        }

        return block;
    }

    /// <summary>Inference of a block of rows, and of one row: the same lines, with the kernels of one row.</summary>
    private void WritePredict(bool isSingleRow)
    {
        string rows = isSingleRow ? "1" : "rows";
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string signature = isSingleRow ? "PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch)" : "Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)";
        using (writer.Open($"public static void {signature}"))
        {
            writer.Line("ref float parameters = ref storage.Parameters.First;");
            if (plan.StateStorage > 0)
            {
                writer.Line("ref float state = ref storage.State.First;");
            }

            writer.Line("ref float even = ref scratch;");
            writer.Line($"ref float odd = ref At(ref scratch, {rows}, {PredictStride});");
            if (PredictCopy > 0)
            {
                writer.Line($"ref float copy = ref At(ref scratch, {rows}, {2 * PredictStride});");
            }

            var output = WritePredictStages(rows);
            if (output.Argument != "ref outputs")
            {
                if (isSingleRow && plan.OutputSize <= 8)
                {
                    for (int i = 0; i < plan.OutputSize; i++)
                    {
                        writer.Line($"{Addresses.Value("outputs", i)} = {Addresses.Value(output.Argument.Substring("ref ".Length), i)};");
                    }
                }
                else if (isSingleRow)
                {
                    writer.Line($"MemoryMarshal.CreateSpan({output.Argument}, {plan.OutputSize}).CopyTo(MemoryMarshal.CreateSpan(ref outputs, {plan.OutputSize}));");
                }
                else
                {
                    using (writer.Open("for (int row = 0; row < rows; row++)"))
                    {
                        writer.Line(
                            $"MemoryMarshal.CreateSpan(ref At({output.Argument}, row, {output.RowStride}), {plan.OutputSize}).CopyTo(MemoryMarshal.CreateSpan(ref At(ref outputs, row, {plan.OutputSize}), {plan.OutputSize}));");
                    }
                }
            }
        }
    }

    /// <summary>Whether inference hands the caller's rows to the first layer as they are.</summary>
    private bool IsPassedOver(Stage stage) =>
        stage.IsInput && !stage.InferenceTail.Any() && !ReferenceEquals(stage, plan.LastStage) && !plan.Stages[1].Main!.ReadsWholeVectors;

    /// <summary>The stages of inference, from one scratch buffer to the other; gives where the last one left its output.</summary>
    private Operand WritePredictStages(string rows)
    {
        var input = new Operand("ref float", "x", "ref inputs", plan.InputSize);
        int parity = 0;
        foreach (var stage in plan.Stages)
        {
            var tail = stage.InferenceTail.ToList();
            bool isLast = ReferenceEquals(stage, plan.LastStage);
            if (IsPassedOver(stage))
            {
                continue;
            }

            bool isDirect = isLast && stage.Stride == stage.Size;
            var output = new Operand("ref float", "y", isDirect ? "ref outputs" : parity++ % 2 == 0 ? "ref even" : "ref odd", stage.Stride);
            List<Operand?> values = [.. Enumerable.Repeat<Operand?>(null, tail.Count), output];
            if (stage.Main is { KeepsRawOutput: true } && tail.Count > 0)
            {
                values[0] = output with { Name = "savedA" };
            }

            var copy = stage.InputCopy is { } buffer ? new Operand("ref float", "padded", "ref copy", buffer.Stride) : null;
            WriteStage(new ForwardContext(stage, kernels, writer, "Predict", input, tail, values, rows, copy));
            input = output with { Name = "x" };
        }

        return input;
    }
}

using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>A segment of the training pass that has been written.</summary>
/// <param name="Phase">When it runs.</param>
/// <param name="Groups">Its items, as expressions. Empty where it runs over the rows.</param>
/// <param name="Method">The method.</param>
internal sealed record EmittedSegment(string Phase, IReadOnlyList<string> Groups, string Method);

/// <summary>Writes the segments of the training pass; the kernels that they call are collected on the way.</summary>
internal sealed class PassEmitter(NetworkPlan plan, KernelSet kernels, CodeWriter output)
{
    private readonly List<EmittedSegment> segments = [];
    private readonly List<(string Method, string Lines)> blocks = [];
    private int blockCount;
    private CodeWriter writer = output;

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<EmittedSegment> Segments => segments;

    /// <summary>A buffer of the arena as an operand, from the segment's first row on.</summary>
    public static Operand FromBuffer(BufferPlan buffer, string name, string from = "from") =>
        new("ref float", name, from == "0" ? $"ref pass.Buffer({buffer.Place})" : $"ref pass.Row({buffer.Place}, {from}, {buffer.Stride})", buffer.Stride);

    /// <summary>The output of a stage as the input <c>x</c> of the next.</summary>
    public static Operand OutputOf(Stage stage, string from = "from") =>
        stage.Output is { } buffer ? FromBuffer(buffer, "x", from)
        : new Operand("ref float", "x", from == "0" ? "ref pass.Inputs" : $"ref pass.InputRow({from}, {stage.Size})", stage.Size);

    public void Write()
    {
        WriteForward();
        WriteBackward();
        WriteInputGradient();
    }

    private void WriteForward()
    {
        foreach (var part in Parts(plan.Stages))
        {
            if (part[0].Main is { JoinsBatch: true } first)
            {
                WriteItems(KernelNames.Of(first.Name, "Statistics"), "Forward", $"Statistics of {first.Name} over the whole batch.", [part[0]], (main, segment) => main.EmitStatistics(segment));
            }

            using (Method("Forward" + Number(part[0]), "Forward", [], "The forward pass of the rows from ≤ row &lt; to."))
            {
                WriteInBlocks(RowBlocks.Of(part, FloatsForward), "Forward", WriteForward);
            }

            WriteBlockMethods();
        }
    }

    private void WriteForward(Stage stage)
    {
        var values = stage.Values.Select((v, i) => v is null ? null : FromBuffer(v, i == stage.Tail.Count ? "y" : Stage.SavedName(i))).ToList();
        List<Operand> inputs = stage.IsInput
            ? [new Operand("ref float", "x", $"ref pass.InputRow(from, {stage.Size})", stage.Size)]
            : [.. stage.Sources.Select(s => OutputOf(s))];
        var copy = stage.InputCopy is { } buffer ? FromBuffer(buffer, "padded") : null;
        WriteStage(new ForwardContext(stage, kernels, writer, "Forward", inputs, stage.Tail, values, BackwardContext.Rows, copy));
    }

    private static int FloatsForward(Stage stage) => stage.Values.Sum(v => v?.Stride ?? 0) + (stage.InputCopy?.Stride ?? 0);

    /// <summary>What the forward pass left of the inputs, and as much of gradients.</summary>
    private int FloatsBackward(Stage stage) => plan.Backward.Any(c => ReferenceEquals(c.Consumer, stage)) ? 2 * stage.Sources.Sum(FloatsForward) : 0;

    /// <summary>Calls the kernels of the stages, block after block of rows where that is a gain: then they stand in a method of their own.</summary>
    private void WriteInBlocks(IEnumerable<RowBlocks> runs, string pass, Action<Stage> write)
    {
        foreach (var run in runs)
        {
            if (run.Rows == 0)
            {
                foreach (var stage in run.Stages)
                {
                    write(stage);
                }

                continue;
            }

            var body = new CodeWriter();
            var method = writer;
            writer = body;
            foreach (var stage in run.Stages)
            {
                write(stage);
            }

            writer = method;
            if (body.ToString() is { Length: > 0 } lines)
            {
                string name = FormattableString.Invariant($"{pass}Block{++blockCount}");
                blocks.Add((name, lines));
                using (writer.Open(FormattableString.Invariant($"for (int first = from; first < to; first += {run.Rows})")))
                {
                    writer.Line(FormattableString.Invariant($"{name}(pass, first, Math.Min(first + {run.Rows}, to));"));
                }
            }
        }
    }

    private void WriteBlockMethods()
    {
        foreach (var (name, lines) in blocks)
        {
            using (Method(name, "A block of rows, small enough that what one layer leaves is still in the cache when the next one reads it."))
            {
                writer.Lines(lines);
            }
        }

        blocks.Clear();
    }

    /// <summary>The lines of a stage's forward pass.</summary>
    public static void WriteStage(ForwardContext context)
    {
        if (context.Stage.Main is { } main)
        {
            main.EmitForward(context);
        }
        else
        {
            context.WriteTail(context.Input, isPadded: !context.Stage.IsInput);
        }
    }

    private void WriteBackward()
    {
        WriteItems("TransposeWeights", "Preparation", "Weights with inputs and outputs exchanged, for the gradients of the inputs.", Consumers(plan.Backward), (main, segment) => main.EmitPreparation(segment));
        bool isUndone = plan.LastStage.IsInput;
        foreach (var part in Parts(Enumerable.Reverse(plan.Stages)))
        {
            if (part[0].Main is { JoinsBatch: true } first)
            {
                if (!isUndone && plan.LastStage.Tail.Count > 0)
                {
                    using var start = BackwardMethod(string.Empty);
                    BackwardContext.WriteUndo(plan.LastStage, kernels, writer);
                }

                isUndone = true;
                WriteItems(KernelNames.Of(first.Name, "GradientSums"), "Backward", $"Sums of {first.Name}'s gradients over the whole batch.", [part[0]], (main, segment) =>
                {
                    WriteReturn(segment.Writer, ">", main);
                    main.EmitGradientSums(segment);
                });
            }

            using (BackwardMethod(Number(part[0])))
            {
                if (!isUndone)
                {
                    BackwardContext.WriteUndo(plan.LastStage, kernels, writer);
                    isUndone = true;
                }

                WriteInBlocks(RowBlocks.Of(part, FloatsBackward), "Backward", WriteBackward);
            }

            WriteBlockMethods();
        }

        WriteItems("ParameterGradients", "Backward", "The gradients of the parameters, each tile over the whole batch.", plan.Stages.Where(s => s.Main is not null), (main, segment) => main.EmitParameterGradients(segment), isForParameters: true);
    }

    private MethodScope BackwardMethod(string number) =>
        Method("Backward" + number, "Backward", [], "The gradient of each layer's output, from the last to the first, for the rows from ≤ row &lt; to.");

    private void WriteBackward(Stage stage)
    {
        if (stage.Main is { PreparesGradient: true } main)
        {
            main.EmitGradientPreparation(new BackwardContext(plan.ContributionsOf(stage).First(), kernels, writer));
        }

        var contributions = plan.Backward.Where(c => ReferenceEquals(c.Consumer, stage)).ToList();
        if (contributions.Count > 0 && stage.Main is { Parameters.Count: > 0 } trained)
        {
            WriteReturn(writer, ">=", trained);
        }

        WriteContributions(contributions);
    }

    /// <summary>Frozen layers at the start of a network need no gradients.</summary>
    private static void WriteReturn(CodeWriter writer, string comparison, StageLayer layer)
    {
        using (writer.Open(FormattableString.Invariant($"if (pass.FirstTrained {comparison} {layer.Index})")))
        {
            writer.Line("return;");
        }

        writer.Separate();
    }

    /// <summary>The stages between those that need the whole batch, each of which begins a part.</summary>
    private static List<List<Stage>> Parts(IEnumerable<Stage> stages)
    {
        List<List<Stage>> parts = [[]];
        foreach (var stage in stages)
        {
            if (stage.Main is { JoinsBatch: true })
            {
                parts.Add([]);
            }

            parts[parts.Count - 1].Add(stage);
        }

        parts.RemoveAll(p => p.Count == 0);
        return parts;
    }

    private static string Number(Stage first) => first.Main is { JoinsBatch: true } ? first.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;

    private void WriteInputGradient()
    {
        WriteItems("TransposeFirstWeights", "InputGradient", "The first layer's weights with inputs and outputs exchanged.", Consumers(plan.InputBackward), (main, segment) => main.EmitPreparation(segment));
        using (Method("InputGradient", "InputGradient", [], "The gradient of the inputs, for the rows from ≤ row &lt; to."))
        {
            WriteContributions(plan.InputBackward);
            if (plan.LastStage.IsInput)
            {
                BackwardContext.WriteUndo(plan.LastStage, kernels, writer);
            }
        }
    }

    private static IEnumerable<Stage> Consumers(IEnumerable<Contribution> contributions) =>
        contributions.Select(c => c.Consumer).Where(s => s.Main is not null).Distinct().OrderBy(s => s.Index);

    private void WriteContributions(IEnumerable<Contribution> contributions)
    {
        foreach (var contribution in contributions)
        {
            var context = new BackwardContext(contribution, kernels, writer);
            if (contribution.Consumer.Main is { } main)
            {
                main.EmitInputGradient(context);
            }
            else
            {
                writer.Line(PointwiseKernel.Write(kernels, contribution.Consumer.Name, contribution.Target.Size, context.Gradient, true, context.Epilogue, BackwardContext.Rows));
            }
        }
    }

    private void WriteItems(string method, string phase, string summary, IEnumerable<Stage> stages, Action<StageLayer, ItemSegment> emit, bool isForParameters = false)
    {
        var body = new CodeWriter();
        var segment = new ItemSegment(kernels, body, isForParameters);
        foreach (var stage in stages)
        {
            segment.Stage = stage;
            emit(stage.Main!, segment);
        }

        if (segment.Items > 0)
        {
            using (Method(method, phase, segment.Groups, summary))
            {
                writer.Lines(body.ToString());
            }
        }
    }

    private MethodScope Method(string name, string phase, IReadOnlyList<string> groups, string summary)
    {
        segments.Add(new EmittedSegment(phase, groups, name));
        return Method(name, summary);
    }

    private MethodScope Method(string name, string summary) => new(this, name, summary);

    /// <summary>A method that is being written: what it begins with depends on what is in it.</summary>
    private sealed class MethodScope : IDisposable
    {
        private readonly PassEmitter emitter;
        private readonly CodeWriter outer;
        private readonly string name;
        private readonly string summary;

        public MethodScope(PassEmitter emitter, string name, string summary)
        {
            this.emitter = emitter;
            this.name = name;
            this.summary = summary;
            outer = emitter.writer;
            emitter.writer = new CodeWriter();
        }

        public void Dispose()
        {
            string body = emitter.writer.ToString();
            emitter.writer = outer;
            outer.Separate();
            outer.Line($"/// <summary>{summary}</summary>");
            outer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (outer.Open($"private static void {name}(TrainingPass pass, int from, int to)"))
            {
                foreach (string part in new[] { "Parameters", "State" })
                {
                    string local = part.ToLowerInvariant();
                    if (body.Contains("ref " + local))
                    {
                        outer.Line($"ref float {local} = ref pass.Storage.{part}.First;");
                    }
                }

                if (body.Length > 0)
                {
                    outer.Lines(body);
                }
            }
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>A segment of the training pass that has been written.</summary>
/// <param name="Phase">When it runs.</param>
/// <param name="Groups">Its items, as expressions. Empty if it runs over the rows.</param>
/// <param name="Method">The method.</param>
internal sealed record WrittenSegment(string Phase, IReadOnlyList<string> Groups, string Method);

/// <summary>Writes the segments of a training step: a method for each sequence of steps over rows or over items, with a line for each step.</summary>
/// <param name="program">The program.</param>
/// <param name="axes">The time axes of rows with lengths of their own.</param>
/// <param name="names">Names of places.</param>
/// <param name="kernels">Names of kernels; collects those that are called.</param>
/// <param name="output">Receives the methods.</param>
internal sealed class TrainingWriter(TrainingProgram program, IReadOnlyList<TimeAxis> axes, PlaceNames names, KernelSet kernels, CodeWriter output)
{
    private readonly List<WrittenSegment> segments = [];
    private readonly HashSet<int> trained = [.. program.TrainedLayers];
    private readonly Dictionary<string, int> parts = [];

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<WrittenSegment> Segments => segments;

    public void Write()
    {
        foreach (var run in Runs())
        {
            if (run[0].IsOverItems)
            {
                WriteItems(run);
            }
            else
            {
                WriteRows(run);
            }
        }
    }

    /// <summary>
    /// Groups consecutive steps of one phase: those over rows together, and those over items together, except that the latter are separate in the middle of a
    /// pass.
    /// </summary>
    private IEnumerable<List<Step>> Runs()
    {
        List<Step> run = [];
        foreach (var step in program.Steps.Where(s => s.Phase != StepPhase.Loss))
        {
            if (
                run.Count > 0 && (run[0].Phase != step.Phase || run[0].IsOverItems != step.IsOverItems || (step.IsOverItems && step.Phase is StepPhase.Forward or StepPhase.Backward)))
            {
                yield return run;
                run = [];
            }

            run.Add(step);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private void WriteRows(List<Step> run)
    {
        var (phase, summary) = run[0].Phase switch
        {
            StepPhase.Forward => ("Forward", "The forward pass of the rows from ≤ row &lt; to."),
            StepPhase.Backward => ("Backward", "The gradient of each layer's output, from the last to the first, for the rows from ≤ row &lt; to."),
            _ => ("InputGradient", "The gradient of the inputs, for the rows from ≤ row &lt; to."),
        };
        string name = phase + Part(phase);
        var body = new CodeWriter();
        List<(string Name, CodeWriter Body)> blocks = [];
        List<Step> whole = [];
        foreach (var steps in RowBlocks.Of(run, program.Places))
        {
            if (steps.Rows == 0)
            {
                whole.AddRange(steps.Steps);
                continue;
            }

            WriteSteps(whole, body);
            whole.Clear();

            string block = $"{name}Block{(blocks.Count == 0 ? string.Empty : Number(blocks.Count + 1))}";
            var lines = new CodeWriter();
            WriteSteps(steps.Steps, lines);
            blocks.Add((block, lines));
            using (body.Open($"for (int first = from; first < to; first += {Number(steps.Rows)})"))
            {
                body.Line($"{block}(pass, first, Math.Min(first + {Number(steps.Rows)}, to));");
            }
        }

        WriteSteps(whole, body);
        segments.Add(new WrittenSegment(phase, [], name));
        WriteMethod(name, summary, body);
        foreach (var (block, lines) in blocks)
        {
            WriteMethod(block, "A block of rows, small enough that the output of one layer is still in the cache when the next one reads it.", lines);
        }
    }

    /// <summary>Writes a line for each step; a condition skips steps that only frozen layers need.</summary>
    private void WriteSteps(IReadOnlyList<Step> steps, CodeWriter writer)
    {
        for (int i = 0; i < steps.Count;)
        {
            string? condition = Condition(steps[i]);
            int count = steps.Skip(i).TakeWhile(s => Condition(s) == condition).Count();
            var calls = new Calls(kernels, writer, v => PlaceOf(v, ofRows: true), "to - from");
            if (condition is null)
            {
                WriteCalls();
            }
            else
            {
                using (writer.Open($"if ({condition})"))
                {
                    WriteCalls();
                }
            }

            WriteZeros(steps.Skip(i).Take(count), calls, writer);
            i += count;

            void WriteCalls()
            {
                foreach (var step in steps.Skip(i).Take(count))
                {
                    step.Operation.Write(step.Operation.Time is { } time ? calls.OfSteps(time) : calls);
                }
            }
        }
    }

    private void WriteItems(List<Step> run)
    {
        var (phase, name, summary) = run[0].Phase switch
        {
            StepPhase.Preparation => ("Preparation", "TransposeWeights", "Weights with inputs and outputs exchanged, for the gradients of the inputs."),
            StepPhase.InputPreparation => ("InputGradient", "TransposeFirstWeights", "The first layer's weights with inputs and outputs exchanged."),
            StepPhase.ParameterGradients => ("Backward", "ParameterGradients", "The gradients of the parameters, each tile over the whole batch."),
            StepPhase.SharedGradients =>
                ("Backward", "SumSharedGradients", "The gradients of parameters that several layers share: the sums of what each gives."),
            StepPhase.Forward => ("Forward", JoinName(run[0].Operation), run[0].Operation.Join.Summary),
            _ => ("Backward", JoinName(run[0].Operation), run[0].Operation.Join.Summary),
        };
        var body = new CodeWriter();
        List<string> groups = [];
        int items = 0;
        foreach (var step in run)
        {
            // If a layer is frozen, items that only compute its gradients are not needed.
            string layer = step.Phase is StepPhase.ParameterGradients or StepPhase.SharedGradients ? $", {Number(step.Operation.Origin.Layer)}" : string.Empty;
            string rows = step.Operation.Time is { } time ? $"pass.StepsOf({Number(time.Index)})" : "pass.Rows";
            var calls = new Calls(kernels, body, v => PlaceOf(v, ofRows: false), rows, (count, cost, lines) =>
            {
                string from = items == 0 ? "from" : $"Math.Max(from - {Number(items)}, 0)";
                string to = items == 0 ? $"Math.Min(to, {Number(count)})" : $"Math.Min(to - {Number(items)}, {Number(count)})";
                foreach (string line in ZeroParts(step).Concat(lines))
                {
                    body.Line($"{line}, {from}, {to});");
                }

                items += count;
                groups.Add(FormattableString.Invariant($"new ItemGroup({count}, {Math.Max(1, cost * (step.Operation.Time?.Steps ?? 1) / count)}{layer})"));
            });
            if (Condition(step) is { } condition)
            {
                using (body.Open($"if ({condition})"))
                {
                    step.Operation.Write(calls);
                }
            }
            else
            {
                step.Operation.Write(calls);
            }
        }

        segments.Add(new WrittenSegment(phase, groups, name));
        WriteMethod(name, summary, body);
    }

    /// <summary>The condition under which a step of the backward pass is needed; null if it always is.</summary>
    private string? Condition(Step step)
    {
        string?[] both = [Followed(step), Learns(step)];
        return both.All(c => c is null) ? null : string.Join(" && ", both.Where(c => c is not null));
    }

    /// <summary>The condition that a head which a step depends on gets a gradient; null if it depends on all heads.</summary>
    private string? Followed(Step step) => step.Phase < StepPhase.Backward || step.Heads.Count == 0 || step.Heads.Count == program.Outputs.Count
        ? null
        : $"pass.Follows({string.Join(" | ", step.Heads.OrderBy(head => head).Select(head => $"1UL << {Number(head)}"))})";

    private string? Learns(Step step)
    {
        if (step.Phase != StepPhase.Backward || trained.SetEquals(step.NeededBy))
        {
            return null;
        }

        int last = step.NeededBy.Max();
        return trained.Count(layer => layer <= last) == step.NeededBy.Count
            ? $"pass.LearnsUpTo({Number(last)})"
            : $"pass.LearnsAny([{string.Join(", ", step.NeededBy.OrderBy(layer => layer).Select(Number))}])";
    }

    /// <summary>Clears values whose heads get no gradient, if steps of other heads or the caller read them.</summary>
    private void WriteZeros(IEnumerable<Step> steps, Calls calls, CodeWriter writer)
    {
        foreach (var step in steps.Where(s => Followed(s) is not null))
        {
            var read = step.Operation.Writes.Where(v => v.Kind == ValueKind.Rows && IsRead(v, step)).ToList();
            if (read.Count > 0)
            {
                using (writer.Open($"if (!{Followed(step)})"))
                {
                    read.ForEach(v => writer.Line(RowCopyCalls.ClearBehind(calls[v], 0, v.Layout.Time is { } time ? calls.OfSteps(time).Rows : calls.Rows)));
                }
            }
        }
    }

    private bool IsRead(Value value, Step step) =>
        value.Users.Any(u => program.HeadsOf(u).Count > step.Heads.Count) || program.Inputs.Any(i => i.Gradient == value);

    /// <summary>Of a sum: parts become zero whose heads are not followed, since nobody writes them.</summary>
    private IEnumerable<string> ZeroParts(Step step) =>
        from part in step.Phase == StepPhase.SharedGradients ? step.Operation.Inputs : []
        let followed = Followed(program.Steps.Single(s => ReferenceEquals(s.Operation, part.Maker)))
        where followed is not null
        select $"if (!{followed}) SharedGradients.Clear({PlaceOf(part, ofRows: false).Argument}, {part.Parameter!.StorageLength}";

    private Operand PlaceOf(Value value, bool ofRows) => value.Kind switch
    {
        ValueKind.Parameter => new Operand($"ref Unsafe.Add(ref parameters, {names.Of(value)})"),
        ValueKind.ParameterGradient => new Operand($"ref pass.Gradient({names.Of(value)})"),
        ValueKind.State => new Operand($"ref Unsafe.Add(ref state, {names.Of(value)})"),
        ValueKind.Table => new Operand($"ref Unsafe.Add(ref pass.Scratch.First, {names.Of(value)})"),
        ValueKind.Input =>
            new Operand(ofRows ? $"ref pass.InputRow(from, {Number(value.CallersStride)})" : "ref pass.Inputs", value.CallersStride).Behind(value.First),
        _ when ofRows && value.Layout.Time is { } time =>
            new Operand($"ref pass.Row({names.Of(value)}, {time.Sequences}.First, {Number(value.Layout.Stride)})", value.Layout.Stride),
        _ => new Operand(
            ofRows ? $"ref pass.Row({names.Of(value)}, from, {Number(value.Layout.Stride)})" : $"ref pass.Buffer({names.Of(value)})", value.Layout.Stride),
    };

    private void WriteMethod(string name, string summary, CodeWriter lines)
    {
        string body = lines.ToString();
        output.Separate();
        output.Line($"/// <summary>{summary}</summary>");
        output.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (output.Open($"private static void {name}(TrainingPass pass, int from, int to)"))
        {
            foreach (string part in new[] { "Parameters", "State" })
            {
                string local = part.ToLowerInvariant();
                if (body.Contains("ref " + local))
                {
                    output.Line($"ref float {local} = ref pass.Storage.{part}.First;");
                }
            }

            foreach (var axis in axes.Where(axis => Regex.IsMatch(body, $@"\b{axis.Sequences}\b")))
            {
                output.Line($"var {axis.Sequences} = pass.Sequences({Number(axis.Index)}, from, to);");
            }

            if (body.Length > 0)
            {
                output.Lines(body);
            }
        }
    }

    /// <summary>The number of a part of a pass; the first has none.</summary>
    private string Part(string phase)
    {
        parts.TryGetValue(phase, out int count);
        parts[phase] = count + 1;
        return count == 0 ? string.Empty : Number(count + 1);
    }

    private static string JoinName(Operation operation) => KernelNames.Of(operation.Origin.Name, operation.Join.Name);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

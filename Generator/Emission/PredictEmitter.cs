using System.Globalization;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Writes the inference pass: of a block of rows, and of one row. Both are the same lines, with the kernels of one row in the second.</summary>
internal sealed class PredictEmitter(NetworkPlan plan, KernelSet kernels, CodeWriter writer)
{
    private const string Argument = "ref ";
    private readonly InferencePlan inference = new(plan);

    /// <summary>Rows that inference takes at once.</summary>
    public int Block => inference.Block;

    /// <summary>Floats a row of its scratch.</summary>
    public int Width => inference.Width;

    public void Write()
    {
        Write(isSingleRow: false);
        Write(isSingleRow: true);
        WriteLayers();
    }

    private void Write(bool isSingleRow)
    {
        string rows = isSingleRow ? "1" : "rows";
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string signature = isSingleRow ? "PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch)" : "Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)";
        using (writer.Open($"public static void {signature}"))
        {
            WriteStart(rows);
            foreach (var stage in plan.Stages.Where(InferencePlan.IsComputed))
            {
                WritePlace(stage, rows);
                WriteStage(stage, rows);
            }

            WriteOutput(plan.LastStage, plan.OutputSize, isSingleRow);
        }
    }

    /// <summary>The values of layers that have a name: the same pass as far as the layer, with nothing behind it in its loops.</summary>
    private void WriteLayers()
    {
        var named = LayerValue.OfNamed(plan);
        if (named.Count == 0)
        {
            return;
        }

        const string Rows = "rows";
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Open("public static bool PredictLayer(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)"))
        {
            if (named.FindAll(value => value.Stage is null) is { Count: > 0 } inputs)
            {
                using var block = WriteCase(inputs);
                writer.Line($"MemoryMarshal.CreateSpan(ref inputs, rows * {plan.InputSize}).CopyTo(MemoryMarshal.CreateSpan(ref outputs, rows * {plan.InputSize}));");
                writer.Line("return true;");
            }

            WriteStart(Rows);
            foreach (var stage in plan.Stages.Where(s => InferencePlan.IsComputed(s) && named.Exists(value => value.Stage?.Index >= s.Index)))
            {
                WritePlace(stage, Rows);
                int whole = TailOf(stage).Count;
                var cuts = named.FindAll(value => ReferenceEquals(value.Stage, stage));
                foreach (int cut in cuts.Select(value => value.Cut).Where(cut => cut < whole).Distinct())
                {
                    using (WriteCase(cuts.FindAll(value => value.Cut == cut)))
                    {
                        WriteStage(stage, Rows, cut);
                        WriteValue(stage);
                    }
                }

                var ends = cuts.FindAll(value => value.Cut == whole);
                if (ends.Count > 0 || named.Exists(value => value.Stage?.Index > stage.Index))
                {
                    WriteStage(stage, Rows);
                }

                if (ends.Count > 0)
                {
                    using var block = WriteCase(ends);
                    WriteValue(stage);
                }
            }

            writer.Line("return false;");
        }
    }

    private CodeWriter.Block WriteCase(List<LayerValue> values) =>
        writer.Open($"if (layer is {string.Join(" or ", values.Select(value => value.Layer.ToString(CultureInfo.InvariantCulture)))})");

    private void WriteValue(Stage stage)
    {
        WriteOutput(InferencePlan.ResultOf(stage), stage.Size, isSingleRow: false);
        writer.Line("return true;");
    }

    private void WriteStart(string rows)
    {
        writer.Line("ref float parameters = ref storage.Parameters.First;");
        if (plan.StateStorage > 0)
        {
            writer.Line("ref float state = ref storage.State.First;");
        }

        foreach (var stage in plan.Stages)
        {
            if (inference.TableOf(stage) is { } table)
            {
                string name = TableName(stage);
                writer.Line($"ref float {name} = ref {Place(table, rows)};");
                writer.Line(stage.Main!.InferenceTable(Argument + name)!);
            }
        }
    }

    private void WritePlace(Stage stage, string rows)
    {
        if (inference.OutputOf(InferencePlan.ResultOf(stage)) is { } buffer)
        {
            writer.Line($"ref float {OutputName(InferencePlan.ResultOf(stage))} = ref {Place(buffer, rows)};");
        }
    }

    private void WriteStage(Stage stage, string rows, int most = int.MaxValue)
    {
        List<PointwiseLayer> tail = [.. TailOf(stage).Take(most)];
        var output = OutputOf(InferencePlan.ResultOf(stage), "y");
        List<Operand?> values = [.. Enumerable.Repeat<Operand?>(null, tail.Count), output];
        if (stage.Main is { KeepsRawOutput: true } && tail.Count > 0)
        {
            values[0] = output with { Name = Stage.SavedName(0) };
        }

        List<Operand> inputs = stage.IsInput ? [Inputs] : [.. stage.Sources.Select(s => InferencePlan.IsPassedOver(s) ? Inputs : OutputOf(s, "x"))];
        var copy = inference.CopyOf(stage) is { } buffer ? new Operand("ref float", "padded", Argument + Place(buffer, rows), buffer.Stride) : null;
        PassEmitter.WriteStage(new ForwardContext(stage, kernels, writer, "Predict", inputs, tail, values, rows, copy, TableArgument(stage)));
    }

    /// <summary>What is written into the loops of a stage, behind its main layer.</summary>
    private static List<PointwiseLayer> TailOf(Stage stage) =>
        [.. InferencePlan.Chain(stage).SelectMany(s => s == stage ? s.InferenceTail : s.InferenceTail.Prepend(FormOf(s)))];

    private Operand Inputs => new("ref float", "x", "ref inputs", plan.InputSize);

    private static PointwiseLayer FormOf(Stage stage) => stage.Main!.InferenceForm(TableArgument(stage))!;

    private static string TableArgument(Stage stage) => Argument + TableName(stage);

    // Names of layers may be anything, also that of a local here.
    private static string TableName(Stage stage) => $"table{stage.Index}";

    private static string OutputName(Stage stage) => $"output{stage.Index}";

    private Operand OutputOf(Stage stage, string name) => inference.OutputOf(stage) is { } buffer
        ? new Operand("ref float", name, Argument + OutputName(stage), buffer.Stride)
        : new Operand("ref float", name, "ref outputs", stage.Stride);

    private static string Place(BufferPlan buffer, string rows) => buffer.Offset == 0 ? "scratch" : $"At(ref scratch, {rows}, {buffer.Offset})";

    /// <summary>A stage's padded rows, handed to the caller without padding; nothing where the stage has written to the caller's memory.</summary>
    private void WriteOutput(Stage stage, int size, bool isSingleRow)
    {
        if (inference.OutputOf(stage) is not { } buffer)
        {
            return;
        }

        string output = OutputName(stage);
        if (isSingleRow && size <= 8)
        {
            for (int i = 0; i < size; i++)
            {
                writer.Line($"{Addresses.Value("outputs", i)} = {Addresses.Value(output, i)};");
            }
        }
        else if (isSingleRow)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref {output}, {size}).CopyTo(MemoryMarshal.CreateSpan(ref outputs, {size}));");
        }
        else
        {
            writer.Line($"RowCopies.Pack(ref {output}, {buffer.Stride}, ref outputs, {size}, rows);");
        }
    }
}

using System.Globalization;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Writes predictions: of a block of rows, of one row (the same lines, with the kernels for one row), and up to named layers.</summary>
/// <param name="prediction">The prediction.</param>
/// <param name="layers">The prediction whose outputs are the values of named layers; null if there are none.</param>
/// <param name="axes">The time axes of rows with lengths of their own.</param>
/// <param name="type">The type that the methods belong to.</param>
/// <param name="names">Names of places.</param>
/// <param name="kernels">Names of kernels; collects those that are called.</param>
/// <param name="writer">Receives the methods.</param>
internal sealed class PredictionWriter(
    PredictionProgram prediction, PredictionProgram? layers, IReadOnlyList<TimeAxis> axes, string type, PlaceNames names, KernelSet kernels, CodeWriter writer)
{
    // Of rows with lengths of their own: if it followed from the most steps, where a block ends would change bits.
    private const int VariableBlock = 48;

    /// <summary>Floats per row of the scratch.</summary>
    public int Width => Math.Max(prediction.Width, layers?.Width ?? 0);

    /// <summary>Rows per block of a prediction.</summary>
    public int Block => IsVariable ? VariableBlock : PredictionProgram.Block(Width);

    private bool IsVariable => axes.Count > 0;

    public void Write()
    {
        if (IsVariable)
        {
            WritePrediction(
                prediction, "void PredictSteps(NetworkStorage storage, ref float inputs, StepTable table, ref float outputs, int rows, ref float scratch)",
                isSingleRow: false);
            WriteFullRows();
        }
        else
        {
            WritePrediction(
                prediction, "void Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)", isSingleRow: false);
            WritePrediction(prediction, "void PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch)", isSingleRow: true);
        }

        if (layers is not null)
        {
            WriteLayers(layers);
        }
    }

    /// <summary>The steps of a stream: the rows are steps one after the other.</summary>
    public void WriteStreaming(PredictionProgram steps)
    {
        const string Memory = "NetworkStorage storage, StreamMemory stream, ref float inputs, ref float outputs";
        WritePrediction(steps, $"void StreamSteps({Memory}, int rows, ref float scratch)", isSingleRow: false);
        WritePrediction(steps, $"void StreamStep({Memory}, ref float scratch)", isSingleRow: true);
    }

    private void WritePrediction(PredictionProgram program, string signature, bool isSingleRow)
    {
        using (Method(signature))
        {
            if (ReferenceEquals(program, prediction))
            {
                WriteSequences();
            }

            var pass = new Body(names, kernels, writer, program, isSingleRow ? "1" : "rows");
            foreach (var step in program.Steps)
            {
                pass.Write(step);
            }

            int first = 0, stride = program.Outputs.Sum(o => SizeOf(o.Value.Layout));
            foreach (var output in program.Outputs.Select(o => o.Value).Where(o => !ReferenceEquals(o, program.Outside)))
            {
                WriteOutput(pass.PlaceOf(output), output.Layout, isSingleRow, first, stride);
                first += SizeOf(output.Layout);
            }
        }
    }

    /// <summary>Values of a row of the batch.</summary>
    private static int SizeOf(Layout layout) => layout.Size * (layout.Time?.Steps ?? 1);

    /// <summary>Where no lengths are given, all rows are full.</summary>
    private void WriteFullRows()
    {
        Write("void Predict(NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)", "Predict", "rows");
        Write("void PredictRow(NetworkStorage storage, ref float inputs, ref float outputs, ref float scratch)", "Predict", "1");

        void Write(string signature, string method, string rows)
        {
            writer.Separate();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public static {signature} =>");
            writer.Line($"    FullRows.{method}<{type}>(storage, ref inputs, ref outputs, {rows}, ref scratch);");
        }
    }

    /// <summary>Names for the lengths of the rows.</summary>
    private void WriteSequences()
    {
        foreach (var axis in axes)
        {
            writer.Line($"var {axis.Sequences} = table.Of({Number(axis.Index)}, 0, rows);");
        }
    }

    /// <summary>The values of named layers: each is returned as soon as it is computed.</summary>
    private void WriteLayers(PredictionProgram program)
    {
        if (IsVariable)
        {
            writer.Separate();
            writer.Line("/// <inheritdoc/>");
            writer.Line(
                "public static bool PredictLayer(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch) =>");
            writer.Line($"    FullRows.PredictLayer<{type}>(layer, storage, ref inputs, ref outputs, rows, ref scratch);");
        }

        using (Method(IsVariable
            ? "bool PredictLayerSteps(int layer, NetworkStorage storage, ref float inputs, StepTable table, ref float outputs, int rows, ref float scratch)"
            : "bool PredictLayer(int layer, NetworkStorage storage, ref float inputs, ref float outputs, int rows, ref float scratch)"))
        {
            WriteSequences();
            var pass = new Body(names, kernels, writer, program, "rows");
            var open = program.Outputs.ToList();
            foreach (var step in program.Steps)
            {
                pass.Write(step);
                foreach (var values in open.Where(o => ReferenceEquals(o.Value.Maker, step.Operation)).GroupBy(o => o.Value).ToList())
                {
                    using (writer.Open($"if (layer is {string.Join(" or ", values.Select(v => Number(v.Index)))})"))
                    {
                        WriteOutput(pass.PlaceOf(values.Key), values.Key.Layout, isSingleRow: false, 0, SizeOf(values.Key.Layout));
                        writer.Line("return true;");
                    }

                    open.RemoveAll(o => values.Contains(o));
                }

                if (open.Count == 0)
                {
                    break;
                }
            }

            writer.Line("return false;");
        }
    }

    private CodeWriter.Block Method(string signature)
    {
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        return writer.Open("public static " + signature);
    }

    /// <summary>Copies padded rows to the caller without padding: to a part of the caller's rows.</summary>
    private void WriteOutput(Operand rows, Layout layout, bool isSingleRow, int first, int stride)
    {
        int size = layout.Size;
        if (layout.Time is { } time)
        {
            writer.Line(
                $"StepCopies.Unpack({rows.Argument}, {Number(rows.RowStride)}, ref {Addresses.Value("outputs", first)}, {Number(stride)}, {Number(size)}, {Number(time.Steps)}, {time.Sequences});");
            return;
        }

        string source = rows.Argument.Substring("ref ".Length), target = Addresses.Value("outputs", first);
        if (isSingleRow && size <= 8)
        {
            for (int i = 0; i < size; i++)
            {
                writer.Line($"{Addresses.Value("outputs", first + i)} = {Addresses.Value(source, i)};");
            }
        }
        else if (isSingleRow)
        {
            writer.Line($"MemoryMarshal.CreateSpan({rows.Argument}, {Number(size)}).CopyTo(MemoryMarshal.CreateSpan(ref {target}, {Number(size)}));");
        }
        else
        {
            writer.Line(size == stride
                ? $"RowCopies.Pack({rows.Argument}, {Number(rows.RowStride)}, ref outputs, {Number(size)}, rows);"
                : RowCopyCalls.Copy(rows, new Operand("ref " + target, stride), size, "rows"));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A prediction being written: each place gets a name when it is first written.</summary>
    private sealed class Body(PlaceNames names, KernelSet kernels, CodeWriter writer, PredictionProgram program, string rows)
    {
        private readonly Dictionary<BufferPlan, string> locals = [];
        private readonly HashSet<string> storages = [];
        private readonly HashSet<string> taken = [];

        public void Write(Step step)
        {
            foreach (var value in step.Operation.Reads.Concat(step.Operation.Writes))
            {
                Declare(value);
            }

            step.Operation.Write(new Calls(kernels, writer, PlaceOf, step.Operation.Time is { } time ? time.Sequences + ".Steps" : rows));
        }

        public Operand PlaceOf(Value value) => value.Kind switch
        {
            ValueKind.Parameter => new Operand($"ref Unsafe.Add(ref parameters, {names.Of(value)})"),
            ValueKind.State => new Operand($"ref Unsafe.Add(ref state, {names.Of(value)})"),
            ValueKind.Input => new Operand("ref inputs", value.CallersStride).Behind(value.First),
            ValueKind.Table => new Operand("ref " + locals[program.TableOf(value)]),
            _ when ReferenceEquals(value, program.Outside) => new Operand("ref outputs", value.Layout.Stride),
            _ => new Operand("ref " + locals[program.Places.BufferOf(value)], value.Layout.Stride),
        };

        /// <summary>A name for a local. Layers may have any names, even C# keywords or names of parameters here.</summary>
        private string NameOf(Value value)
        {
            string name = KernelNames.OfWords(value.Name) + (value.Kind == ValueKind.Table ? string.Empty : "Rows");
            string local = char.ToLowerInvariant(name[0]) + name.Substring(1), unique = local;
            for (int i = 2; !taken.Add(unique); i++)
            {
                unique = $"{local}_{Number(i)}";
            }

            return unique;
        }

        private void Declare(Value value)
        {
            if (value.Kind is ValueKind.Parameter or ValueKind.State)
            {
                string storage = value.Kind == ValueKind.Parameter ? "Parameters" : "State";
                if (storages.Add(storage))
                {
                    writer.Line($"ref float {storage.ToLowerInvariant()} = ref storage.{storage}.First;");
                }
            }
            else if (value.Kind is ValueKind.Rows or ValueKind.Table && !ReferenceEquals(value, program.Outside))
            {
                var buffer = value.Kind == ValueKind.Table ? program.TableOf(value) : program.Places.BufferOf(value);
                if (!locals.ContainsKey(buffer))
                {
                    string local = NameOf(value);
                    locals.Add(buffer, local);
                    writer.Line($"ref float {local} = ref {(buffer.Offset == 0 ? "scratch" : $"At(ref scratch, {rows}, {Number(buffer.Offset)})")};");
                }
            }
        }
    }
}

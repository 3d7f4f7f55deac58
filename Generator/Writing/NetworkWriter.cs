using NetGen.Generator.Kernels;
using NetGen.Generator.Graphs;
using NetGen.Generator.Planning;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Plan → file: the user's partial class, and the kernels in a file-local type.</summary>
internal static class NetworkWriter
{
    public static string Write(NetworkPlan plan)
    {
        string kernelsName = plan.Spec.Name + "Kernels";
        var writer = new CodeWriter();
        TypeWriter.Header(writer);
        writer.Line(MemberWriter.Using);
        writer.Line();
        TypeWriter.DisableNameWarnings(writer, plan.Spec);
        TypeWriter.DisableWarnings(writer, plan.Spec.Warnings, "// [Obsolete] and [Experimental] are for the users of your types, not for generated code.");

        using (TypeWriter.Open(writer, plan.Spec, LayerTableText.Remarks(plan), MemberWriter.Implements(plan.Spec)))
        {
            MemberWriter.Write(plan, kernelsName, writer);
        }

        TypeWriter.CloseAround(writer, plan.Spec);
        writer.Separate();
        WriteKernels(plan, kernelsName, writer);
        return writer.ToString();
    }

    private static void WriteKernels(NetworkPlan plan, string kernelsName, CodeWriter writer)
    {
        var names = new PlaceNames(
            plan.Layers.SelectMany(l => l.OwnParameters.Select(p => (l.Name, p))),
            plan.Layers.SelectMany(l => l.OwnState.Append(l.Fitted).OfType<ParameterPlan>().Select(p => (l.Name, p))),
            plan.Training);
        var kernels = new KernelSet();
        var passes = new CodeWriter(2);
        var training = new TrainingWriter(plan.Training, plan.TimeAxes, names, kernels, passes);
        training.Write();
        var prediction = new PredictionWriter(plan.Prediction, plan.LayerValues, plan.TimeAxes, plan.Spec.Name + "Kernels", names, kernels, passes);
        prediction.Write();
        if (plan.Streaming is { } streaming)
        {
            prediction.WriteStreaming(streaming.Program);
        }


        using (writer.Open("namespace NetGen.Generated"))
        {
            string text = passes.ToString();
            writer.Line("using global::System;");
            writer.Line("using global::System.Runtime.CompilerServices;");
            if (text.Contains("MemoryMarshal."))
            {
                writer.Line("using global::System.Runtime.InteropServices;");
            }

            foreach (string alias in kernels.Aliases)
            {
                writer.Line(alias);
            }

            writer.Separate();
            writer.Line($"/// <summary>The passes of {plan.Spec.Name}, generated for its shapes.</summary>");
            if (plan.Spec.IsObsolete)
            {
                writer.Line("[Obsolete(\"The network is obsolete.\")]");
            }

            if (plan.Spec.AllowsUnsafe)
            {
                writer.Line("[SkipLocalsInit]");
            }

            using (writer.Open($"file struct {kernelsName} : INetworkKernels"))
            {
                WritePlan(plan, training, prediction, names, text, writer);
                writer.Raw(text);
                writer.Separate();
                WriteLosses(plan, writer);
                if (text.Contains("At(ref "))
                {
                    writer.Separate();
                    writer.Line("/// <summary>The first value of a row.</summary>");
                    writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                    writer.Line("private static ref float At(ref float first, int row, int stride) => ref Unsafe.Add(ref first, (IntPtr)row * stride);");
                }
            }
        }
    }

    private static void WritePlan(NetworkPlan plan, TrainingWriter training, PredictionWriter prediction, PlaceNames names, string passes, CodeWriter writer)
    {
        DescriptionWriter.Write(plan, writer);
        writer.Separate();
        var (output, input) = (plan.Training.Outputs[0], plan.Training.Inputs[0]);
        Constant("OutputStride", output.Value.Layout.Stride);
        Constant("InputStride", input.Gradient.Layout.Stride);
        Constant("ArenaWidth", plan.Training.Width);
        Constant("OutputOffset", OffsetOf(output.Value));
        Constant("OutputGradientOffset", OffsetOf(output.Gradient));
        Constant("InputGradientOffset", OffsetOf(input.Gradient));
        Constant("ScratchLength", plan.Training.ScratchLength);
        Constant("PredictWidth", prediction.Width);
        Constant("PredictBlock", prediction.Block);
        if (plan.TimeAxes.Count > 0)
        {
            WriteAxes(plan, writer);
        }

        if (plan.HasParts)
        {
            WritePorts(plan, writer);
        }

        if (plan.Streaming is { } streaming)
        {
            WriteStream(streaming.Program, streaming.Memory, writer);
        }

        writer.Line("public static ReadOnlySpan<Segment> Segments => SegmentTable;");
        names.Write(writer, passes);
        writer.Separate();
        writer.Line("private static readonly Segment[] SegmentTable =");
        writer.Line("[");
        foreach (var segment in training.Segments)
        {
            writer.Line($"    new({string.Join(", ", segment.Groups.Prepend("SegmentPhase." + segment.Phase))}),");
        }

        writer.Line("];");
        writer.Separate();
        using (writer.Open("public static void Run(int segment, TrainingPass pass, int from, int to)"))
        using (writer.Open("switch (segment)"))
        {
            for (int i = 0; i < training.Segments.Count; i++)
            {
                writer.Line($"case {i}: {training.Segments[i].Method}(pass, from, to); break;");
            }
        }

        int OffsetOf(Value value) => plan.Training.Places.BufferOf(value).Offset;

        void Constant(string name, int value) => writer.Line($"public static int {name} => {Number(value)};");
    }

    /// <summary>The time axes of rows with lengths of their own.</summary>
    private static void WriteAxes(NetworkPlan plan, CodeWriter writer)
    {
        writer.Line("public static ReadOnlySpan<StepAxis> StepAxes => stepAxes;");
        writer.Line($"private static readonly StepAxis[] stepAxes = [{string.Join(", ", plan.TimeAxes.Select(Axis))}];");
        if (!plan.HasParts && plan.Training.Outputs[0].Value.Layout.Time is { } time)
        {
            writer.Line($"public static int OutputAxis => {Number(time.Index)};");
        }

        static string Axis(TimeAxis axis) => axis.Source is null
            ? $"new({Number(axis.Steps)})"
            : $"new({Number(axis.Steps)}, {Number(axis.Source.Index)}, {Number(axis.Offset)}, {Number(axis.Stride)})";
    }

    /// <summary>The memory of a stream.</summary>
    private static void WriteStream(PredictionProgram program, StreamPlan memory, CodeWriter writer)
    {
        var parts = memory.Parts.Select(p =>
            FormattableString.Invariant($"new({Literals.Text(p.Name)}, {p.Offset}, {p.Steps}, {p.Features}, {p.Stride}, {p.Capacity})")
            + (p.First.Count == 0 ? string.Empty : $" {{ First = [{string.Join(", ", p.First.Select(first => Number(first.Offset)))}] }}"));
        writer.Line($"public static int StreamLength => {Number((int)memory.Length)};");
        writer.Line($"public static int StreamWidth => {Number(program.Width)};");
        writer.Line($"public static int StreamBlock => {Number(StreamPlan.Block)};");
        writer.Line("public static ReadOnlySpan<StreamPlace> StreamPlaces => streamPlaces;");
        writer.Line($"private static readonly StreamPlace[] streamPlaces = [{string.Join(", ", parts)}];");
    }

    /// <summary>Where the parts of a row of inputs or outputs are, if there are several.</summary>
    private static void WritePorts(NetworkPlan plan, CodeWriter writer)
    {
        Write("InputPlaces", plan.Training.Inputs, plan.Inputs.Select(i => i.First));
        Write("OutputPlaces", plan.Training.Outputs, plan.Heads.Select(h => h.First));

        void Write(string name, IReadOnlyList<(Value Value, Value Gradient)> ports, IEnumerable<int> firsts)
        {
            var places = ports.Zip(firsts, (port, first) =>
                $"new({Number(first)}, {Number(port.Value.Layout.Size * (port.Value.Layout.Time?.Steps ?? 1))}, {Number(port.Gradient.Layout.Stride)}, {(port.Value.Kind == ValueKind.Input ? "0" : OffsetOf(port.Value))}, {OffsetOf(port.Gradient)}){(port.Value.Layout.Time is { } time ? $" {{ Axis = {Number(time.Index)} }}" : string.Empty)}");
            writer.Line($"public static ReadOnlySpan<PortPlace> {name} => {name[0].ToString().ToLowerInvariant()}{name.Substring(1)};");
            writer.Line($"private static readonly PortPlace[] {name[0].ToString().ToLowerInvariant()}{name.Substring(1)} = [{string.Join(", ", places)}];");
        }

        string OffsetOf(Value value) => Number(plan.Training.Places.BufferOf(value).Offset);
    }

    /// <summary>The loss of a row: with several heads, that of each.</summary>
    private static void WriteLosses(NetworkPlan plan, CodeWriter writer)
    {
        const string None = "throw new InvalidOperationException(\"The network has no loss.\")";
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        if (plan.Heads.Count == 1)
        {
            writer.Line("public static float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>");
            writer.Line($"    {plan.Heads[0].Loss?.Call(plan.Heads[0].LossShape) ?? None};");
            if (plan.Streaming is not null && plan.Heads[0] is { Loss: { IsPerStep: true } loss, Source.Time: null } head)
            {
                writer.Separate();
                writer.Line("/// <inheritdoc/>");
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                writer.Line("public static float StepLoss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>");
                writer.Line($"    {loss.Call(Specs.Shape.Vector(head.Size / head.Shape.Dimensions[0]))};");
            }

            if (plan.HasParts)
            {
                writer.Separate();
                writer.Line("/// <inheritdoc/>");
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                writer.Line("public static float LossOf(int head, ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>");
                writer.Line("    Loss(ref outputs, in targets, row, scale, ref gradient);");
            }

            return;
        }

        writer.Line("public static float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>");
        writer.Line("    throw new InvalidOperationException(\"Each head has a loss of its own.\");");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line("public static float LossOf(int head, ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) => head switch");
        writer.Line("{");
        for (int i = 0; i < plan.Heads.Count; i++)
        {
            if (plan.Heads[i].Loss is { } loss)
            {
                writer.Line($"    {Number(i)} => {loss.Call(plan.Heads[i].LossShape)},");
            }
        }

        writer.Line($"    _ => {None},");
        writer.Line("};");
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

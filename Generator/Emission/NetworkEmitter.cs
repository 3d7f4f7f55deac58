using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Plan → file: the user's partial class, and the kernels in a type of the file.</summary>
internal static class NetworkEmitter
{
    public static string Write(NetworkPlan plan)
    {
        string kernelsName = plan.Spec.Name + "Kernels";
        var writer = new CodeWriter();
        TypeEmitter.Header(writer);
        TypeEmitter.DisableNameWarnings(writer, plan.Spec);
        TypeEmitter.DisableWarnings(writer, plan.Spec.Warnings, "// A class or type of yours is marked for its users, of whom the kernels are none.");

        using (TypeEmitter.Open(writer, plan.Spec, LayerTableText.Remarks(plan), MemberEmitter.Implements(plan.Spec)))
        {
            MemberEmitter.Write(plan, kernelsName, writer);
        }

        TypeEmitter.CloseAround(writer, plan.Spec);
        writer.Separate();
        WriteKernels(plan, kernelsName, writer);
        return writer.ToString();
    }

    private static void WriteKernels(NetworkPlan plan, string kernelsName, CodeWriter writer)
    {
        var names = new PlaceNames(plan);
        var kernels = new KernelSet();
        var passes = new CodeWriter(2);
        var emitter = new PassEmitter(plan, kernels, passes);
        emitter.Write();
        var predict = new PredictEmitter(plan, kernels, passes);
        predict.Write();

        using (writer.Open("namespace NetGen.Generated"))
        {
            foreach (string space in new[] { "System", "System.Numerics", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics" })
            {
                writer.Line($"using global::{space};");
            }

            foreach (string alias in kernels.Aliases)
            {
                writer.Line(alias);
            }

            writer.Separate();
            writer.Line($"/// <summary>The passes of {plan.Spec.Name}, for its shapes and no others.</summary>");
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
                string text = passes.ToString(), own = kernels.Write();
                WritePlan(plan, emitter, predict, names, text, writer);
                writer.Raw(text);
                writer.Separate();
                string loss = plan.Loss is null ? "throw new InvalidOperationException(\"The network has no loss.\")" : plan.Loss.Call(plan.OutputSize);
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                writer.Line("public static float Loss(ref float outputs, in LossTargets targets, int row, float scale, ref float gradient) =>");
                writer.Line($"    {loss};");
                if (own.Length > 0)
                {
                    writer.Separate();
                    writer.Lines(own);
                }

                if (text.Contains("At(ref ") || own.Contains("At(ref "))
                {
                    writer.Separate();
                    writer.Line("/// <summary>The first value of a row.</summary>");
                    writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                    writer.Line("private static ref float At(ref float first, int row, int stride) => ref Unsafe.Add(ref first, (IntPtr)row * stride);");
                }
            }
        }
    }

    private static void WritePlan(NetworkPlan plan, PassEmitter emitter, PredictEmitter predict, PlaceNames names, string passes, CodeWriter writer)
    {
        DescriptionEmitter.Write(plan, writer);
        writer.Separate();
        Constant("int", "OutputStride", Number(plan.LastStage.Stride));
        Constant("int", "InputStride", Number(plan.Stages[0].Stride));
        Constant("int", "ArenaWidth", Number(plan.ArenaWidth));
        Constant("int", "OutputOffset", Number(plan.LastStage.Output!.Offset));
        Constant("int", "OutputGradientOffset", Number(plan.LastStage.Gradient.Offset));
        Constant("int", "InputGradientOffset", Number(plan.Stages[0].Gradient.Offset));
        Constant("int", "ScratchLength", Number(plan.ScratchLength));
        Constant("int", "PredictWidth", Number(predict.Width));
        Constant("int", "PredictBlock", Number(predict.Block));
        writer.Line("public static ReadOnlySpan<Segment> Segments => SegmentTable;");
        names.Write(writer, passes);
        writer.Separate();
        writer.Line("private static readonly Segment[] SegmentTable =");
        writer.Line("[");
        foreach (var segment in emitter.Segments)
        {
            writer.Line($"    new({string.Join(", ", segment.Groups.Prepend("SegmentPhase." + segment.Phase))}),");
        }

        writer.Line("];");
        writer.Separate();
        using (writer.Open("public static void Run(int segment, TrainingPass pass, int from, int to)"))
        using (writer.Open("switch (segment)"))
        {
            for (int i = 0; i < emitter.Segments.Count; i++)
            {
                writer.Line($"case {i}: {emitter.Segments[i].Method}(pass, from, to); break;");
            }
        }

        void Constant(string type, string name, string value)
        {
            writer.Line($"public static {type} {name} => {value};");
        }
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

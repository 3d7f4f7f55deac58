using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the passes of a convolution whose filters see one channel each: channels are in the lanes, and no input is spread over a vector.</summary>
internal sealed class DepthwiseKernel(string layer, ConvolutionPlan plan)
{
    private const string Window = "for (int down = 0; down < {0}; down++)";
    private readonly TileShape shape = new(1, plan.Channels <= 8 ? 1 : 2);

    /// <summary>Items of the weight gradient: the points of the window in each panel.</summary>
    public int GradientItems => PanelCount * Points;

    private int PanelCount => Panels.Count(plan.Channels);

    private int Points => plan.Vertical.Kernel * plan.Horizontal.Kernel;

    private string Panel => PanelCount == 1 ? string.Empty : "panel";

    /// <summary>Adds the kernel of y = f(x * W + b) and gives the line that calls it.</summary>
    public string WriteForward(KernelSet kernels, string purpose, Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue, string rows)
    {
        string name = KernelNames.Of(layer, purpose);
        string? finish = epilogue.WriteFinish(kernels, name, layer);
        IReadOnlyList<Operand> operands = [x, .. padded is null ? Array.Empty<Operand>() : [padded], weights, .. bias is null ? Array.Empty<Operand>() : [bias], .. epilogue.Operands];
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))}, int rows)"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                ConvolutionKernel.WriteRow(writer, plan, x, padded, epilogue);
                using (PanelCount == 1 ? (CodeWriter.Block?)null : writer.Open($"for (int panel = {Number(PanelCount - 1)}; panel >= 0; panel--)"))
                using (Loop(writer, "line", plan.Lines))
                using (Loop(writer, "place", plan.Places))
                using (shape.OpenColumns(writer))
                {
                    WritePixel(writer, weights, bias, epilogue, finish);
                }
            }
        }

        string end = epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty;
        string method = kernels.Add(name, layer, $"y = x * W{(bias is null ? string.Empty : " + b")}{end}, channel by channel; {plan.Description}.", writer.ToString());
        return $"{method}({string.Join(", ", operands.Select(o => o.Argument))}, {rows});";
    }

    /// <summary>Adds the kernel of dW and gives the start of its call, up to the range of items.</summary>
    public string WriteWeightGradient(KernelSet kernels, Operand x, Operand dy, Operand dw)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int item = from; item < to; item++)"))
            {
                string panel = PanelCount == 1 ? "0" : $"item / {Number(Points)} * 16", point = PanelCount == 1 ? "item" : $"item % {Number(Points)}";
                writer.Line($"int first = {panel}, point = {point};");
                writer.Line($"int offset = (point / {Number(plan.Horizontal.Kernel)} * {Number(plan.Vertical.Dilation * plan.LineLength)}) + (point % {Number(plan.Horizontal.Kernel)} * {Number(plan.Horizontal.Dilation * plan.Channels)}) + first;");
                using (shape.OpenColumns(writer))
                {
                    writer.Line($"Vector<float> {string.Join(", ", Sums.Select(s => $"{s} = Vector<float>.Zero"))};");
                    using (writer.Open("for (int row = 0; row < rows; row++)"))
                    using (Loop(writer, "line", plan.Lines))
                    {
                        string line = plan.Lines == 1 ? string.Empty : "line";
                        writer.Line($"ref float a = ref Unsafe.Add(ref At(ref x, row, {Number(x.RowStride)}), {ConvolutionKernel.Plus(ConvolutionKernel.Sum((line, plan.LineStep)), "offset + column")});");
                        writer.Line($"ref float d = ref Unsafe.Add(ref At(ref dy, row, {Number(dy.RowStride)}), {ConvolutionKernel.Plus(ConvolutionKernel.Sum((line, plan.Places * plan.Channels)), "first + column")});");
                        using (writer.Open($"for (int place = 0; place < {Number(plan.Places)}; place++)"))
                        {
                            foreach (string at in Ats)
                            {
                                string sum = Sums[at.Length == 0 ? 0 : 1];
                                writer.Line($"{sum} = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref {Add("a", at)}), Vector.LoadUnsafe(ref {Add("d", at)}), {sum});");
                            }

                            writer.Line($"a = ref Unsafe.Add(ref a, {Number(plan.Step)});");
                            writer.Line($"d = ref Unsafe.Add(ref d, {Number(plan.Channels)});");
                        }
                    }

                    writer.Line($"ref float g = ref Unsafe.Add(ref dw, (item * 16) + column);");
                    foreach (string at in Ats)
                    {
                        writer.Line($"Vector.StoreUnsafe({Sums[at.Length == 0 ? 0 : 1]} & Lanes.First({Number(plan.Channels)} - first - column{(at.Length == 0 ? string.Empty : " - second")}), ref {Add("g", at)});");
                    }
                }
            }
        }

        string name = kernels.Add(KernelNames.Of(layer, "WeightGradient"), layer, $"points from ≤ item &lt; to of the window in dw, over all pixels of the batch, channel by channel; {plan.Description}.", writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    /// <summary>Adds the kernel of dx and gives the line that calls it.</summary>
    public string WriteInputGradient(KernelSet kernels, Operand dy, Operand weights, Operand work, Operand dx, string rows)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float dy, ref float weights, ref float work, ref float dx, int rows)"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref work, {Number(ConvolutionInputGradientKernel.WorkLength(plan))}).Clear();");
                using (Loop(writer, "line", plan.Lines))
                using (Loop(writer, "place", plan.Places))
                using (Loop(writer, "panel", PanelCount))
                using (shape.OpenColumns(writer))
                {
                    WriteSpread(writer, dy);
                }

                ConvolutionInputGradientKernel.WriteCrop(writer, plan, dx);
            }
        }

        string name = kernels.Add(KernelNames.Of(layer, "InputGradient"), layer, $"dx = dy spread by W, channel by channel; {plan.Description}.", writer.ToString());
        return $"{name}({dy.Argument}, {weights.Argument}, {work.Argument}, {dx.Argument}, {rows});";
    }

    private IReadOnlyList<string> Ats => shape.Vectors == 1 ? [string.Empty] : [string.Empty, "second"];

    private static IReadOnlyList<string> Sums => ["sum0a", "sum0b"];

    private string Line => plan.Lines == 1 ? string.Empty : "line";

    private string Place => plan.Places == 1 ? string.Empty : "place";

    private void WritePixel(CodeWriter writer, Operand weights, Operand? bias, Epilogue epilogue, string? finish)
    {
        string panel = ConvolutionKernel.Sum((Panel, Panels.Width));
        writer.Line($"int element = {ConvolutionKernel.Plus(ConvolutionKernel.Sum((Line, plan.Places * plan.Channels), (Place, plan.Channels), (Panel, Panels.Width)), "column")};");
        foreach (string at in Ats)
        {
            string start = bias is null ? "Vector<float>.Zero" : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {ConvolutionKernel.Plus(panel, "column")}{(at.Length == 0 ? string.Empty : " + second")}))";
            writer.Line($"var {Sums[at.Length == 0 ? 0 : 1]} = {start};");
        }

        writer.Line($"ref float corner = ref Unsafe.Add(ref image, {ConvolutionKernel.Plus(ConvolutionKernel.Sum((Line, plan.LineStep), (Place, plan.Step), (Panel, Panels.Width)), "column")});");
        WritePoints(writer, weights.Name, point =>
        {
            foreach (string at in Ats)
            {
                string sum = Sums[at.Length == 0 ? 0 : 1];
                writer.Line($"{sum} = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref {Add(point, at)}), Vector.LoadUnsafe(ref {Add("w", at)}), {sum});");
            }
        });
        epilogue.ColumnPrologue(writer, "element", "Row");
        for (int vector = 0; vector < shape.Vectors; vector++)
        {
            writer.Line(epilogue.FinishPixel(finish, Sums[vector], 0, "element", vector));
        }
    }

    private void WriteSpread(CodeWriter writer, Operand dy)
    {
        string element = ConvolutionKernel.Plus(ConvolutionKernel.Sum((Line, plan.Places * plan.Channels), (Place, plan.Channels), (Panel, Panels.Width)), "column");
        writer.Line($"ref float d = ref Unsafe.Add(ref At(ref dy, index, {Number(dy.RowStride)}), {element});");
        foreach (string at in Ats)
        {
            writer.Line($"var {(at.Length == 0 ? "da" : "db")} = Vector.LoadUnsafe(ref {Add("d", at)});");
        }

        writer.Line($"ref float corner = ref Unsafe.Add(ref work, {ConvolutionKernel.Plus(ConvolutionKernel.Sum((Line, plan.LineStep), (Place, plan.Step), (Panel, Panels.Width)), "column")});");
        WritePoints(writer, "weights", point =>
        {
            // Both before either is stored: with 16 lanes they are the same vector.
            foreach (string at in Ats)
            {
                string name = at.Length == 0 ? "a" : "b";
                writer.Line($"var sum{name} = Vector.MultiplyAddEstimate(d{name}, Vector.LoadUnsafe(ref {Add("w", at)}), Vector.LoadUnsafe(ref {Add(point, at)}));");
            }

            foreach (string at in Ats)
            {
                writer.Line($"Vector.StoreUnsafe(sum{(at.Length == 0 ? "a" : "b")}, ref {Add(point, at)});");
            }
        });
    }

    /// <summary>The loop over the window's points: <c>corner</c> moves down, <c>at</c> to the right, <c>w</c> from panel line to panel line.</summary>
    private void WritePoints(CodeWriter writer, string weights, Action<string> write)
    {
        writer.Line($"ref float w = ref Unsafe.Add(ref {weights}, {ConvolutionKernel.Plus(ConvolutionKernel.Sum((Panel, Points * Panels.Width)), "column")});");
        using (writer.Open(string.Format(CultureInfo.InvariantCulture, Window, plan.Vertical.Kernel)))
        {
            writer.Line("ref float at = ref corner;");
            using (writer.Open($"for (int right = 0; right < {Number(plan.Horizontal.Kernel)}; right++)"))
            {
                write("at");
                writer.Line($"at = ref Unsafe.Add(ref at, {Number(plan.Horizontal.Dilation * plan.Channels)});");
                writer.Line("w = ref Unsafe.Add(ref w, 16);");
            }

            writer.Line($"corner = ref Unsafe.Add(ref corner, {Number(plan.Vertical.Dilation * plan.LineLength)});");
        }
    }

    private static CodeWriter.Block? Loop(CodeWriter writer, string name, int count) =>
        count == 1 ? null : writer.Open($"for (int {name} = 0; {name} < {Number(count)}; {name}++)");

    private static string Add(string reference, string at) => at.Length == 0 ? reference : $"Unsafe.Add(ref {reference}, {at})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

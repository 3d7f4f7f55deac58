using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the passes of a convolution whose filters see one channel each: channels are in the lanes, and no input is spread over a vector.</summary>
internal sealed class DepthwiseKernel(string layer, ConvolutionPlan plan)
{
    private readonly TileShape shape = new(1, plan.Channels <= 8 ? 1 : 2);

    /// <summary>Items of the weight gradient: the points of the window in each panel.</summary>
    public int GradientItems => PanelCount * Points;

    private int PanelCount => Panels.Count(plan.Channels);

    private int Points => plan.Vertical.Size * plan.Horizontal.Size;

    private string Panel => PanelCount == 1 ? string.Empty : "panel";

    /// <summary>Adds the kernel of y = f(x * W + b) and gives the line that calls it.</summary>
    public string WriteForward(KernelSet kernels, string purpose, Operand x, Operand? padded, Operand weights, Operand? bias, Epilogue epilogue, string rows)
    {
        string name = KernelNames.Of(layer, purpose);
        IReadOnlyList<Operand> operands = [x, .. padded is null ? Array.Empty<Operand>() : [padded], weights, .. bias is null ? Array.Empty<Operand>() : [bias]];
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §<TTail>({string.Join(", ", operands.Select(o => o.Declaration))}, TTail tail, int rows){Epilogue.Constraint}"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                ConvolutionKernel.WriteImage(writer, plan, x, padded);
                using (PanelCount == 1 ? (CodeWriter.Block?)null : writer.Open($"for (int panel = {Number(PanelCount - 1)}; panel >= 0; panel--)"))
                using (writer.OpenLoop("line", plan.Lines))
                using (writer.OpenLoop("place", plan.Places))
                using (shape.OpenColumns(writer))
                {
                    WritePixel(writer, weights, bias, epilogue);
                }
            }
        }

        string end = epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty;
        string method = kernels.Add(name, layer, $"y = x * W{(bias is null ? string.Empty : " + b")}{end}, channel by channel; {plan.Description}.", writer.ToString());
        return $"{method}({string.Join(", ", operands.Select(o => o.Argument))}, {epilogue.Tail}, {rows});";
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
                writer.Line($"int offset = (point / {Number(plan.Horizontal.Size)} * {Number(plan.Vertical.Dilation * plan.LineLength)}) + (point % {Number(plan.Horizontal.Size)} * {Number(plan.Horizontal.Dilation * plan.Channels)}) + first;");
                using (shape.OpenColumns(writer))
                {
                    writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(0, v)} = Vector<float>.Zero"))};");
                    using (writer.Open("for (int row = 0; row < rows; row++)"))
                    using (writer.OpenLoop("line", plan.Lines))
                    {
                        string line = plan.Lines == 1 ? string.Empty : "line";
                        writer.Line($"ref float a = ref Unsafe.Add(ref At(ref x, row, {Number(x.RowStride)}), {Addresses.Plus(Addresses.Sum((line, plan.LineStep)), "offset + column")});");
                        writer.Line($"ref float d = ref Unsafe.Add(ref At(ref dy, row, {Number(dy.RowStride)}), {Addresses.Plus(Addresses.Sum((line, plan.Places * plan.Channels)), "first + column")});");
                        using (writer.Open($"for (int place = 0; place < {Number(plan.Places)}; place++)"))
                        {
                            foreach (char v in shape.VectorNames)
                            {
                                string sum = TileShape.Sum(0, v);
                                writer.Line($"{sum} = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref {At("a", v)}), Vector.LoadUnsafe(ref {At("d", v)}), {sum});");
                            }

                            writer.Line($"a = ref Unsafe.Add(ref a, {Number(plan.Step)});");
                            writer.Line($"d = ref Unsafe.Add(ref d, {Number(plan.Channels)});");
                        }
                    }

                    writer.Line($"ref float g = ref Unsafe.Add(ref dw, (item * 16) + column);");
                    foreach (char v in shape.VectorNames)
                    {
                        writer.Line($"Vector.StoreUnsafe({TileShape.Sum(0, v)} & Lanes.First({Number(plan.Channels)} - first - column{(v == 'b' ? " - second" : string.Empty)}), ref {At("g", v)});");
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
            ConvolutionInputGradientKernel.WriteImages(writer, plan, dx, () =>
            {
                using (writer.OpenLoop("line", plan.Lines))
                using (writer.OpenLoop("place", plan.Places))
                using (writer.OpenLoop("panel", PanelCount))
                using (shape.OpenColumns(writer))
                {
                    WriteSpread(writer, dy);
                }
            });
        }

        string name = kernels.Add(KernelNames.Of(layer, "InputGradient"), layer, $"dx = dy spread by W, channel by channel; {plan.Description}.", writer.ToString());
        return $"{name}({dy.Argument}, {weights.Argument}, {work.Argument}, {dx.Argument}, {rows});";
    }

    private string Line => plan.Lines == 1 ? string.Empty : "line";

    private string Place => plan.Places == 1 ? string.Empty : "place";

    private void WritePixel(CodeWriter writer, Operand weights, Operand? bias, Epilogue epilogue)
    {
        string panel = Addresses.Sum((Panel, Panels.Width));
        writer.Line($"int element = {Addresses.Plus(Addresses.Sum((Line, plan.Places * plan.Channels), (Place, plan.Channels), (Panel, Panels.Width)), "column")};");
        foreach (char v in shape.VectorNames)
        {
            string start = bias is null ? "Vector<float>.Zero" : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {Addresses.Plus(panel, "column")}{(v == 'b' ? " + second" : string.Empty)}))";
            writer.Line($"Vector<float> {TileShape.Sum(0, v)} = {start};");
        }

        writer.Line($"ref float corner = ref Unsafe.Add(ref image, {Addresses.Plus(Addresses.Sum((Line, plan.LineStep), (Place, plan.Step), (Panel, Panels.Width)), "column")});");
        WritePoints(writer, weights.Name, point =>
        {
            foreach (char v in shape.VectorNames)
            {
                string sum = TileShape.Sum(0, v);
                writer.Line($"{sum} = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref {At(point, v)}), Vector.LoadUnsafe(ref {At("w", v)}), {sum});");
            }
        });
        for (int vector = 0; vector < shape.Vectors; vector++)
        {
            writer.Line(epilogue.FinishPixel(TileShape.Sum(0, shape.VectorNames[vector]), 0, "element", vector));
        }
    }

    private void WriteSpread(CodeWriter writer, Operand dy)
    {
        string element = Addresses.Plus(Addresses.Sum((Line, plan.Places * plan.Channels), (Place, plan.Channels), (Panel, Panels.Width)), "column");
        writer.Line($"ref float d = ref Unsafe.Add(ref At(ref dy, index, {Number(dy.RowStride)}), {element});");
        foreach (char v in shape.VectorNames)
        {
            writer.Line($"Vector<float> d{v} = Vector.LoadUnsafe(ref {At("d", v)});");
        }

        writer.Line($"ref float corner = ref Unsafe.Add(ref work, {Addresses.Plus(Addresses.Sum((Line, plan.LineStep), (Place, plan.Step), (Panel, Panels.Width)), "column")});");
        WritePoints(writer, "weights", point =>
        {
            // Both before either is stored: with 16 lanes they are the same vector.
            foreach (char v in shape.VectorNames)
            {
                writer.Line($"Vector<float> sum{v} = Vector.MultiplyAddEstimate(d{v}, Vector.LoadUnsafe(ref {At("w", v)}), Vector.LoadUnsafe(ref {At(point, v)}));");
            }

            foreach (char v in shape.VectorNames)
            {
                writer.Line($"Vector.StoreUnsafe(sum{v}, ref {At(point, v)});");
            }
        });
    }

    /// <summary>The loop over the window's points: <c>corner</c> moves down, <c>at</c> to the right, <c>w</c> from panel line to panel line.</summary>
    private void WritePoints(CodeWriter writer, string weights, Action<string> write)
    {
        writer.Line($"ref float w = ref Unsafe.Add(ref {weights}, {Addresses.Plus(Addresses.Sum((Panel, Points * Panels.Width)), "column")});");
        using (writer.Open($"for (int down = 0; down < {Number(plan.Vertical.Size)}; down++)"))
        {
            writer.Line("ref float at = ref corner;");
            using (writer.Open($"for (int right = 0; right < {Number(plan.Horizontal.Size)}; right++)"))
            {
                write("at");
                writer.Line($"at = ref Unsafe.Add(ref at, {Number(plan.Horizontal.Dilation * plan.Channels)});");
                writer.Line("w = ref Unsafe.Add(ref w, 16);");
            }

            writer.Line($"corner = ref Unsafe.Add(ref corner, {Number(plan.Vertical.Dilation * plan.LineLength)});");
        }
    }

    private static string At(string reference, char vector) => Addresses.Behind(reference, vector == 'b' ? "second" : string.Empty);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

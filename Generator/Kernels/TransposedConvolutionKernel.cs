using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes y = f(x spread by W + b) of a transposed convolution: each image is put together in a frame, which starts with the bias in every pixel, and what the padding leaves of it is finished into y.
/// </summary>
/// <param name="layer">The layer's name.</param>
/// <param name="purpose">Forward or Predict.</param>
/// <param name="plan">The convolution that it transposes: its image is y, its result x.</param>
/// <param name="x">The inputs.</param>
/// <param name="frame">Room for a frame.</param>
/// <param name="weights">The weights, in panels of a run.</param>
/// <param name="bias">The bias, or null.</param>
/// <param name="epilogue">What is done with the result.</param>
internal sealed class TransposedConvolutionKernel(string layer, string purpose, ConvolutionPlan plan, Operand x, Operand frame, Operand weights, Operand? bias, Epilogue epilogue)
{
    private readonly WindowSpread spread = new(plan, "image", weights.Name);

    private IReadOnlyList<Operand> Operands => [x, frame, weights, .. bias is null ? Array.Empty<Operand>() : [bias]];

    /// <summary>Whether the lines of y are neighbours in the frame.</summary>
    private bool IsWhole => plan.Horizontal.Padded == plan.Horizontal.Input;

    /// <summary>Adds the kernel and gives the line that calls it for so many images.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        string name = KernelNames.Of(layer, purpose);
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §<TTail>({string.Join(", ", Operands.Select(o => o.Declaration))}, TTail tail, int rows){Epilogue.Constraint}"))
        {
            spread.WriteStart(writer);
            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                writer.Line($"ref float image = ref At(ref {x.Name}, index, {Number(x.RowStride)});");
                WriteStart(writer);
                spread.Write(writer, kernels);
                WriteFinish(writer);
            }
        }

        string formula = bias is null ? "y = x spread by W" : "y = x spread by W + b", end = epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty;
        string method = kernels.Add(
            name, layer, $"{formula}{end}, image by image; the transpose of {plan.Description}, in {spread.Tile}. {Literals.Count(plan.MultiplyAdds)} multiply-adds an image.", writer.ToString());
        return $"{method}({string.Join(", ", Operands.Select(o => o.Argument))}, {epilogue.Tail}, {rows});";
    }

    private void WriteStart(CodeWriter writer)
    {
        if (bias is null)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref work, {Number(WindowSpread.FrameLength(plan))}).Clear();");
            return;
        }

        writer.Line($"Images.Fill(ref {bias.Name}, ref work, {Number(plan.Vertical.Padded * plan.Horizontal.Padded)}, {Number(plan.Channels)});");
        writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref work, {Number(plan.PaddedLength)}), {Number(Panels.Width)}).Clear();");
    }

    private void WriteFinish(CodeWriter writer)
    {
        int lines = IsWhole ? 1 : plan.Vertical.Input, length = plan.Vertical.Input * plan.Horizontal.Input * plan.Channels / lines;
        string first = Number((plan.Vertical.Before * plan.LineLength) + (plan.Horizontal.Before * plan.Channels));
        if (lines > 1)
        {
            writer.Line("// A line's last vector reaches over its end: the next line is written after it.");
        }

        using (writer.OpenLoop("line", lines))
        {
            writer.Line($"ref float from = ref Unsafe.Add(ref work, {first}{(lines == 1 ? string.Empty : $" + (line * {Number(plan.LineLength)})")});");
            using (writer.Open($"for (int column = 0; column < {Number(length)}; column += Vector<float>.Count)"))
            {
                writer.Line($"int element = {(lines == 1 ? "column" : $"(line * {Number(length)}) + column")};");
                writer.Line(epilogue.FinishPixel("Vector.LoadUnsafe(ref Unsafe.Add(ref from, column))", 0, "element", 0));
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the backward pass of a pooling. The gradient of a maximum goes to the first value of the window that has it.</summary>
/// <remarks>The last vector of a pixel reaches into the next one: only zeros get there. What no window covers is zero, and so is the padding behind a row.</remarks>
/// <param name="windows">The windows.</param>
/// <param name="function">What was taken of each.</param>
/// <param name="dy">The gradient of what was taken.</param>
/// <param name="dx">Receives the gradient of the image.</param>
internal sealed class PoolGradientKernel(PoolWindows windows, PoolFunction function, Operand dy, Operand dx)
{
    /// <summary>Floats of a line that the stack is asked for.</summary>
    private const int MaximumLine = 4096;

    private readonly CodeWriter writer = new();

    /// <summary>The image and what was taken: a maximum is found again from them.</summary>
    public IReadOnlyList<Operand> Forward { get; init; } = [];

    private bool IsMaximum => function == PoolFunction.Maximum;

    private int Size => windows.Lines.Input * windows.Columns.Input * windows.Channels;

    private int LineLength => Panels.Pad((windows.Columns.Count * windows.Channels) + windows.Slack);

    /// <summary>Whether the windows share nothing and are small.</summary>
    private bool IsSideBySide => windows.IsUnrolled && windows.Lines.IsSideBySide && windows.Columns.IsSideBySide && LineLength <= MaximumLine;

    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="purpose">Ending of the kernel's name.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    public string Write(KernelSet kernels, string layer, string purpose, string rows)
    {
        Operand[] operands = [.. Forward, dy, dx];
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({string.Join(", ", operands.Select(o => o.Declaration))}, int rows)"))
        {
            if (IsSideBySide && IsMaximum)
            {
                writer.Line("// For each value of a line of outputs: which value of its window is the first that is the maximum.");
                writer.Line($"Span<float> places = stackalloc float[{LineLength}];");
            }

            using (writer.Open("for (int row = 0; row < rows; row++)"))
            {
                foreach (var operand in operands)
                {
                    writer.Line($"ref float {operand.Name}Row = ref At(ref {operand.Name}, row, {operand.RowStride});");
                }

                int covered = IsSideBySide && windows.IsTiled ? Size : 0;
                if (covered < dx.RowStride)
                {
                    writer.Line($"MemoryMarshal.CreateSpan({Addresses.At(dx.Name + "Row", covered, 0)}, {dx.RowStride - covered}).Clear();");
                }

                using (windows.OpenLines(writer))
                {
                    if (IsSideBySide)
                    {
                        WriteSideBySide();
                    }
                    else
                    {
                        WriteOverlapping();
                    }
                }
            }
        }

        string kernel = kernels.Add(KernelNames.Of(layer, purpose), layer, $"derivative of the {PoolKernel.Name(function)} of {windows.Text}.", writer.ToString());
        return $"{kernel}({string.Join(", ", operands.Select(o => o.Argument))}, {rows});";
    }

    /// <summary>Each value is stored once, and a line of the input from left to right, so that what one pixel leaves in the next is written over.</summary>
    private void WriteSideBySide()
    {
        if (IsMaximum)
        {
            WritePlaces();
        }

        using (writer.Open($"for (int windowLine = 0; windowLine < {windows.Lines.Size}; windowLine++)"))
        {
            writer.Line($"ref float target = ref Unsafe.Add(ref {dx.Name}Row, ((line * {windows.Lines.Stride}) + windowLine) * {windows.Columns.Input * windows.Channels});");
            using (windows.OpenColumns(writer))
            using (writer.Open($"for (int windowColumn = 0; windowColumn < {windows.Columns.Size}; windowColumn++)"))
            using (windows.OpenChannels(writer))
            {
                WriteGradient();
                string value = "gradient";
                if (IsMaximum)
                {
                    writer.Line($"var place = Vector.LoadUnsafe(ref places[(column * {windows.Channels}) + channel]);");
                    value = $"PoolVectors.Where(place, (windowLine * {windows.Columns.Size}) + windowColumn, gradient)";
                }

                writer.Line($"Vector.StoreUnsafe({value}, ref Unsafe.Add(ref target, (((column * {windows.Columns.Stride}) + windowColumn) * {windows.Channels}) + channel));");
            }
        }
    }

    private void WritePlaces()
    {
        var offsets = windows.Offsets.ToList();
        using (windows.OpenColumns(writer))
        using (windows.OpenChannels(writer))
        {
            writer.Line($"ref float window = ref Unsafe.Add(ref xRow, {windows.Corner} + channel);");
            WriteMaximum();
            writer.Line($"var place = Vector.Create({Literals.Float(offsets.Count - 1)});");
            for (int i = offsets.Count - 2; i >= 0; i--)
            {
                writer.Line($"place = PoolVectors.Earlier({Addresses.At("window", offsets[i], 0)}, maximum, {i}, place);");
            }

            writer.Line($"Vector.StoreUnsafe(place, ref places[(column * {windows.Channels}) + channel]);");
        }
    }

    /// <summary>Each window adds its part to what others have left there.</summary>
    private void WriteOverlapping()
    {
        using (windows.OpenColumns(writer))
        using (windows.OpenChannels(writer))
        {
            WriteGradient();
            if (IsMaximum)
            {
                WriteMaximum();
            }

            using (windows.OpenWindowLines(writer))
            using (windows.OpenWindowColumns(writer))
            {
                writer.Line($"int pixel = {windows.WindowPixel};");
                writer.Line(IsMaximum
                    ? $"gradient = PoolVectors.Give(gradient, maximum, ref Unsafe.Add(ref xRow, pixel), ref Unsafe.Add(ref {dx.Name}Row, pixel));"
                    : $"PoolVectors.Add(gradient, ref Unsafe.Add(ref {dx.Name}Row, pixel));");
            }
        }
    }

    private void WriteGradient() => writer.Line(
        $"var gradient = PoolVectors.Load(ref Unsafe.Add(ref {dy.Name}Row, ({windows.OutputPixel}) + channel), {windows.Channels} - channel){PoolKernel.Share(windows, function)};");

    private void WriteMaximum() => writer.Line($"var maximum = Vector.LoadUnsafe(ref Unsafe.Add(ref yRow, ({windows.OutputPixel}) + channel));");
}

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

    /// <summary>What else is done with the gradient of the image, in the same loop; null where that is nothing, or a loop of its own (<see cref="TakesEpilogue"/>).</summary>
    public Epilogue? Epilogue { get; init; }

    /// <summary>Whether each value of the image's gradient is stored once, so that more can be done with it before.</summary>
    public static bool TakesEpilogue(PoolWindows windows) => IsStoredOnce(windows) && windows.IsTiled;

    private bool IsMaximum => function == PoolFunction.Maximum;

    private int Size => windows.Lines.Input * windows.Columns.Input * windows.Channels;

    /// <summary>Whether the windows share nothing and are small.</summary>
    private bool IsSideBySide => IsStoredOnce(windows);

    private IReadOnlyList<Operand> Operands => [.. Forward, dy, dx];

    private static int LineLength(PoolWindows windows) => Panels.Pad((windows.Columns.Count * windows.Channels) + windows.Slack);

    private static bool IsStoredOnce(PoolWindows windows) =>
        windows.IsUnrolled && windows.Lines.IsSideBySide && windows.Columns.IsSideBySide && LineLength(windows) <= MaximumLine;

    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="purpose">Ending of the kernel's name.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    public string Write(KernelSet kernels, string layer, string purpose, string rows)
    {
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §{(Epilogue is null ? "(" : "<TTail>(")}{string.Join(", ", Operands.Select(o => o.Declaration))}, {(Epilogue is null ? "int rows)" : $"TTail tail, int rows){Epilogue.Constraint}")}"))
        {
            if (IsSideBySide && IsMaximum)
            {
                writer.Line("// For each value of a line of outputs: which value of its window is the first that is the maximum.");
                writer.Line($"Span<float> places = stackalloc float[{LineLength(windows)}];");
            }

            using (writer.Open("for (int index = 0; index < rows; index++)"))
            {
                WriteRow();
            }
        }

        string with = Epilogue is null ? string.Empty : $" ({Epilogue.Description})";
        string kernel = kernels.Add(KernelNames.Of(layer, purpose), layer, $"derivative of the {PoolKernel.Name(function)} of {windows.Text}{with}.", writer.ToString());
        return $"{kernel}({string.Join(", ", Operands.Select(o => o.Argument))}, {(Epilogue is null ? string.Empty : Epilogue.Tail + ", ")}{rows});";
    }

    private void WriteRow()
    {
        foreach (var operand in Operands.Where(o => o.RowStride > 0))
        {
            writer.Line($"ref float {operand.Name}Row = ref At(ref {operand.Name}, index, {operand.RowStride});");
        }

        if (!IsSideBySide || !windows.IsTiled)
        {
            WriteClear(0);
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

        if (IsSideBySide && windows.IsTiled)
        {
            WriteClear(Size);
        }
    }

    /// <summary>What no window covers is zero, and so is the padding behind a row.</summary>
    private void WriteClear(int from)
    {
        if (from < dx.RowStride)
        {
            writer.Line($"MemoryMarshal.CreateSpan({Addresses.At(dx.Name + "Row", from, 0)}, {dx.RowStride - from}).Clear();");
        }
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
            using (windows.OpenColumns(writer))
            using (writer.Open($"for (int windowColumn = 0; windowColumn < {windows.Columns.Size}; windowColumn++)"))
            using (windows.OpenChannels(writer))
            {
                WriteGradient();
                string value = "gradient";
                if (IsMaximum)
                {
                    writer.Line($"Vector<float> place = Vector.LoadUnsafe(ref places[(column * {windows.Channels}) + channel]);");
                    value = $"PoolVectors.Where(place, (windowLine * {windows.Columns.Size}) + windowColumn, gradient)";
                }

                string line = $"((line * {windows.Lines.Stride}) + windowLine) * {windows.Columns.Input * windows.Channels}", column = $"(((column * {windows.Columns.Stride}) + windowColumn) * {windows.Channels})";
                writer.Line($"int element = ({line}) + {column} + channel;");
                if (Epilogue is null)
                {
                    writer.Line($"Vector.StoreUnsafe({value}, ref Unsafe.Add(ref {dx.Name}Row, element));");
                }
                else
                {
                    writer.Line(Epilogue.FinishPixel(value, 0, "element", 0));
                }
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
            writer.Line($"Vector<float> place = Vector.Create({Literals.Float(offsets.Count - 1)});");
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
        {
            PoolKernel.WriteShare(writer, windows, function);
            using var channels = windows.OpenChannels(writer);
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
        $"Vector<float> gradient = PoolVectors.Load(ref Unsafe.Add(ref {dy.Name}Row, ({windows.OutputPixel}) + channel), {windows.Channels} - channel){PoolKernel.Share(windows, function)};");

    private void WriteMaximum() => writer.Line($"Vector<float> maximum = Vector.LoadUnsafe(ref Unsafe.Add(ref yRow, ({windows.OutputPixel}) + channel));");
}

using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the forward pass of a pooling: over the windows, and in each over the channels, a vector of them at a time.</summary>
/// <remarks>The last vector of a pixel reaches into the next one, which is written later. Behind the last pixel a row has room: <see cref="PoolWindows.Slack"/>.</remarks>
internal static class PoolKernel
{
    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="purpose">Ending of the kernel's name.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="function">What is taken of each.</param>
    /// <param name="x">The image.</param>
    /// <param name="y">Receives a value for each window and channel.</param>
    /// <param name="rows">Expression of the number of rows.</param>
    /// <param name="clearsPadding">Whether what lies behind a row of the output must be zero, as of a gradient.</param>
    public static string Write(KernelSet kernels, string layer, string purpose, PoolWindows windows, PoolFunction function, Operand x, Operand y, string rows, bool clearsPadding = false)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §({x.Declaration}, {y.Declaration}, int rows)"))
        using (writer.Open("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float image = ref At(ref {x.Name}, row, {x.RowStride});");
            writer.Line($"ref float result = ref At(ref {y.Name}, row, {y.RowStride});");
            using (windows.OpenLines(writer))
            using (windows.OpenColumns(writer))
            {
                WriteShare(writer, windows, function);
                using var channels = windows.OpenChannels(writer);
                WriteValue(writer, windows, function == PoolFunction.Maximum);
                writer.Line($"Vector.StoreUnsafe(value{Share(windows, function)}, ref Unsafe.Add(ref result, ({windows.OutputPixel}) + channel));");
            }

            int size = windows.Lines.Count * windows.Columns.Count * windows.Channels;
            if (clearsPadding && size < y.RowStride)
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref result, {size}), {y.RowStride - size}).Clear();");
            }
        }

        string kernel = kernels.Add(KernelNames.Of(layer, purpose), layer, $"{Name(function)} of {windows.Text}.", writer.ToString());
        return $"{kernel}({x.Argument}, {y.Argument}, {rows});";
    }

    public static string Name(PoolFunction function) => function.ToString().ToLowerInvariant();

    /// <summary>The factor behind a sum: a number, or a local that <see cref="WriteShare"/> has written.</summary>
    public static string Share(PoolWindows windows, PoolFunction function) =>
        function != PoolFunction.Mean || windows.Size == 1 ? string.Empty : windows.AreWhole ? $" * {Literals.Float(1.0 / windows.Size)}" : " * share";

    /// <summary>A line with the factor of the window at <c>line</c> and <c>column</c>, where not all windows have the same.</summary>
    public static void WriteShare(CodeWriter writer, PoolWindows windows, PoolFunction function)
    {
        if (function == PoolFunction.Mean && windows.Size > 1 && !windows.AreWhole)
        {
            writer.Line($"float share = 1f / ({windows.CountedPlaces});");
        }
    }

    private static void WriteValue(CodeWriter writer, PoolWindows windows, bool isMaximum)
    {
        if (windows.IsUnrolled)
        {
            writer.Line($"ref float window = ref Unsafe.Add(ref image, {windows.Corner} + channel);");
            writer.Line("var value = Vector.LoadUnsafe(ref window);");
            foreach (int offset in windows.Offsets.Skip(1))
            {
                writer.Line(Join($"Vector.LoadUnsafe({Addresses.At("window", offset, 0)})"));
            }

            return;
        }

        writer.Line($"var value = {(isMaximum ? "Vector.Create(float.NegativeInfinity)" : "Vector<float>.Zero")};");
        using (windows.OpenWindowLines(writer))
        using (windows.OpenWindowColumns(writer))
        {
            writer.Line(Join($"Vector.LoadUnsafe(ref Unsafe.Add(ref image, {windows.WindowPixel}))"));
        }

        string Join(string next) => isMaximum ? $"value = PoolVectors.Larger(value, {next});" : $"value += {next};";
    }
}

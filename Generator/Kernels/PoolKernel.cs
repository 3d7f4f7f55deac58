using NetGen.Generator.Emission;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the forward pass of a pooling: over the windows, and in each over the channels, a vector of them at a time.</summary>
/// <remarks>The last vector of a pixel reaches into the next one, which is written later. Behind the last pixel a row has room: <see cref="PoolWindows.Slack"/>.</remarks>
internal static class PoolKernel
{
    /// <summary>Adds the kernel and gives the line that calls it.</summary>
    /// <param name="context">Of the pooling's stage.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="isMaximum">Whether the largest value is taken, or the mean.</param>
    /// <param name="y">Receives the output.</param>
    public static string Write(ForwardContext context, PoolWindows windows, bool isMaximum, Operand y)
    {
        var x = context.Input;
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open($"private static void §(ref float x, ref float y, int rows)"))
        using (writer.Open("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float image = ref At(ref x, row, {x.RowStride});");
            writer.Line($"ref float result = ref At(ref y, row, {y.RowStride});");
            using (windows.OpenLines(writer))
            using (windows.OpenColumns(writer))
            using (windows.OpenChannels(writer))
            {
                WriteValue(writer, windows, isMaximum);
                string value = isMaximum ? "value" : $"value * {Share(windows)}";
                writer.Line($"Vector.StoreUnsafe({value}, ref Unsafe.Add(ref result, ({windows.OutputPixel}) + channel));");
            }
        }

        string kernel = context.Kernels.Add(KernelNames.Of(context.Stage.Name, context.Purpose), context.Stage.Name, $"{Name(isMaximum)} of {windows.Text}.", writer.ToString());
        return $"{kernel}({x.Argument}, {y.Argument}, {context.Rows});";
    }

    public static string Name(bool isMaximum) => isMaximum ? "maximum" : "mean";

    /// <summary>What a value counts in the mean. Padding counts as zeros.</summary>
    public static string Share(PoolWindows windows) => Literals.Float(1.0 / windows.Size);

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

        string Join(string next) => isMaximum ? $"value = Vector.MaxNative(value, {next});" : $"value += {next};";
    }
}

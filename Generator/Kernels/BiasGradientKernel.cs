using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes db = Σ dy over the batch, four rows at a time into four sums.</summary>
internal static class BiasGradientKernel
{
    /// <summary>Adds the kernel and gives the start of its call, up to the range of panels.</summary>
    public static string Write(KernelSet kernels, string layer, int outputs, Operand dy, Operand db)
    {
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float dy, ref float db, int rows, int from, int to)"))
        using (writer.Open("for (int panel = from; panel < to; panel++)"))
        using (writer.Open($"for (int column = 0; column < {(outputs <= 8 ? 8 : Panels.Width)}; column += Vector<float>.Count)"))
        {
            writer.Line("ref float d = ref Unsafe.Add(ref dy, (panel * 16) + column);");
            writer.Line("Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;");
            writer.Line("int row = 0;");
            using (writer.Open("for (; row <= rows - 4; row += 4)"))
            {
                for (int i = 0; i < 4; i++)
                {
                    writer.Line($"sum{i} += Vector.LoadUnsafe({Addresses.At("d", i * dy.RowStride, 0)});");
                }

                writer.Line($"d = ref Unsafe.Add(ref d, {4 * dy.RowStride});");
            }

            using (writer.Open("for (; row < rows; row++)"))
            {
                writer.Line("sum0 += Vector.LoadUnsafe(ref d);");
                writer.Line($"d = ref Unsafe.Add(ref d, {dy.RowStride});");
            }

            writer.Line("Vector.StoreUnsafe((sum0 + sum1) + (sum2 + sum3), ref Unsafe.Add(ref db, (panel * 16) + column));");
        }

        string name = kernels.Add(KernelNames.Of(layer, "BiasGradient"), layer, $"panels from ≤ panel &lt; to of db = Σ dy over the batch; dy: {outputs} values a row.", writer.ToString());
        return $"{name}({dy.Argument}, {db.Argument}, pass.Rows";
    }
}

using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes the gradients of a dense layer's parameters: dW = xᵀ · dy and db = Σ dy, each tile over the whole batch, so that no sum is ever split.</summary>
internal static class GradientKernels
{
    /// <summary>Tiles of 6 inputs × 16 outputs: 12 sums of 8 lanes.</summary>
    private const int TileInputs = 6;

    /// <summary>Items of the weight gradient: its tiles.</summary>
    public static int WeightTiles(int inputs, int outputs) => Panels.Count(outputs) * ((inputs + TileInputs - 1) / TileInputs);

    public static string WriteWeights(KernelSet kernels, string layer, int inputs, int outputs, Operand x, Operand dy, Operand dw)
    {
        string name = char.ToUpperInvariant(layer[0]) + layer.Substring(1) + "WeightGradient";
        int tileInputs = Math.Min(TileInputs, inputs), tiles = (inputs + TileInputs - 1) / TileInputs;
        string tile = kernels.Add(
            name + "Tile", layer, $"{tileInputs} inputs × {Math.Min(16, Panels.Pad(outputs))} outputs of dW = xᵀ · dy over the whole batch; x: {inputs} values a row, dy: {outputs}.", Tile(tileInputs, outputs, x, dy));

        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        {
            using (writer.Open("for (int tile = from; tile < to; tile++)"))
            {
                int panels = Panels.Count(outputs);
                string panel = panels == 1 ? "0" : tiles == 1 ? "tile" : $"tile / {tiles}";
                string input = tiles == 1 ? "0" : $"Math.Min({(panels == 1 ? "tile" : $"tile % {tiles}")} * {tileInputs}, {inputs - tileInputs})";
                writer.Line($"int panel = {panel}, input = {input};");
                writer.Line($"{tile}(ref Unsafe.Add(ref x, input), ref Unsafe.Add(ref dy, panel * 16), ref Unsafe.Add(ref dw, ((panel * {inputs}) + input) * 16), rows);");
            }
        }

        string driver = kernels.Add(
            name, layer, $"tiles from ≤ tile &lt; to of dW, {tiles} for each of {Panels.Count(outputs)} panels; the last of a panel is moved back, so that it is whole too.", writer.ToString());
        return $"{driver}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    public static string WriteBias(KernelSet kernels, string layer, int outputs, Operand dy, Operand db)
    {
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Open("private static void §(ref float dy, ref float db, int rows, int from, int to)"))
        {
            int columns = outputs <= 8 ? 8 : 16;
            using (writer.Open("for (int panel = from; panel < to; panel++)"))
            using (writer.Open($"for (int column = 0; column < {columns}; column += Vector<float>.Count)"))
            {
                writer.Line("ref float d = ref Unsafe.Add(ref dy, (panel * 16) + column);");
                writer.Line("Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;");
                writer.Line("int row = 0;");
                using (writer.Open("for (; row <= rows - 4; row += 4)"))
                {
                    for (int i = 0; i < 4; i++)
                    {
                        writer.Line($"sum{i} += Vector.LoadUnsafe(ref Unsafe.Add(ref d, {i * dy.RowStride}));");
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
        }

        string name = kernels.Add(char.ToUpperInvariant(layer[0]) + layer.Substring(1) + "BiasGradient", layer, $"panels from ≤ panel &lt; to of db = Σ dy over the batch; dy: {outputs} values a row.", writer.ToString());
        return $"{name}({dy.Argument}, {db.Argument}, pass.Rows";
    }

    private static string Tile(int inputs, int outputs, Operand x, Operand dy)
    {
        int vectors = outputs <= 8 ? 1 : 2, columns = outputs <= 8 ? 8 : 16;
        string names = vectors == 2 ? "ab" : "a";
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows)"))
        {
            if (vectors == 2)
            {
                writer.Line("// With 16 lanes one vector fills the panel: the second is the first again, and computes and stores the same.");
                writer.Line("int second = Vector<float>.Count % 16;");
            }

            using (writer.Open($"for (int column = 0; column < {columns}; column += {(vectors == 2 ? "2 * " : string.Empty)}Vector<float>.Count)"))
            {
                writer.Line("ref float a = ref x;");
                writer.Line("ref float d = ref Unsafe.Add(ref dy, column);");
                writer.Line($"Vector<float> xk{string.Concat(names.Select(v => $", d{v}"))};");
                for (int input = 0; input < inputs; input++)
                {
                    writer.Line($"Vector<float> {string.Join(", ", names.Select(v => $"{Sum(input, v)} = Vector<float>.Zero"))};");
                }

                writer.Line("int row = 0;");
                using (writer.Open("for (; row <= rows - 2; row += 2)"))
                {
                    Step(0);
                    Step(1);
                    writer.Line($"a = ref Unsafe.Add(ref a, {2 * x.RowStride});");
                    writer.Line($"d = ref Unsafe.Add(ref d, {2 * dy.RowStride});");
                }

                using (writer.Open("if (row < rows)"))
                {
                    Step(0);
                }

                writer.Line("ref float g = ref Unsafe.Add(ref dw, column);");
                for (int input = 0; input < inputs; input++)
                {
                    writer.Line(string.Join(" ", names.Select((v, i) => $"Vector.StoreUnsafe({Sum(input, v)}, {Addresses.At("g", input * 16, i)});")));
                }
            }
        }

        return writer.ToString();

        static string Sum(int input, char vector) => $"sum{input}{vector}";

        void Step(int row)
        {
            writer.Line(string.Join(" ", names.Select((v, i) => $"d{v} = Vector.LoadUnsafe({Addresses.At("d", row * dy.RowStride, i)});")));
            for (int input = 0; input < inputs; input++)
            {
                int offset = (row * x.RowStride) + input;
                string load = $"xk = Vector.Create({(offset == 0 ? "a" : $"Unsafe.Add(ref a, {offset})")});";
                writer.Line($"{load} {string.Join(" ", names.Select(v => $"{Sum(input, v)} = Vector.MultiplyAddEstimate(xk, d{v}, {Sum(input, v)});"))}");
            }
        }
    }
}

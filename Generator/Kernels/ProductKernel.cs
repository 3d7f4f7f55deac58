using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Writes y = f(x · W + b) for rows of x and weights in column panels <c>[outputs / 16][inputs][16]</c>.
/// The forward pass of a dense layer and, on transposed panels, its input gradient.
/// </summary>
internal sealed class ProductKernel(string layer, string purpose, string formula, int inputs, int outputs, Operand x, Operand weights, Operand? bias, Epilogue epilogue)
{
    // 6 rows × 2 vectors: 12 sums hide the latency of the multiply-add (4 cycles × 2 units) and leave registers for 2 weights and 1 input.
    // One vector of outputs: 12 rows × 1 for the same reason. One row: 4 sums over every fourth input.
    private readonly int vectors = outputs <= 8 ? 1 : 2;
    private readonly int columns = outputs <= 8 ? 8 : Panels.Width;
    private readonly int panels = Panels.Count(outputs);
    private const int Unroll = 4;
    private string? finish;

    private IEnumerable<char> VectorNames => Enumerable.Range(0, vectors).Select(v => (char)('a' + v));

    private int TileRows => vectors == 2 ? 6 : 12;

    private IReadOnlyList<Operand> Operands => [x, weights, .. bias is null ? Array.Empty<Operand>() : [bias], .. epilogue.Operands];

    /// <summary>Adds the kernels and gives the line that calls them for <paramref name="rows"/> rows.</summary>
    public string Write(KernelSet kernels, string rows)
    {
        string name = char.ToUpperInvariant(layer[0]) + layer.Substring(1) + purpose;
        string summary = $"{formula}{(epilogue.Description.Length > 0 ? $" ({epilogue.Description})" : string.Empty)}; x: {inputs} values a row, W: {panels} panel{(panels > 1 ? "s" : string.Empty)} of {inputs} × 16, y: {outputs} values a row.";
        finish = epilogue.WriteFinish(kernels, name, layer);
        string tile = kernels.Add($"{name}{TileRows}Rows", layer, $"{TileRows} rows of {summary} {Literals.Count((long)TileRows * inputs * outputs)} multiply-adds.", Tile(TileRows, 1));
        string single = kernels.Add($"{name}1Row", layer, $"one row of {summary} Four sums, each over every fourth input, hide the latency.", Tile(1, Math.Min(4, inputs)));
        string driver = kernels.Add(name, layer, $"any number of rows of {summary}", Driver(tile, single));
        return $"{driver}({string.Join(", ", Operands.Select(o => o.Argument))}, {rows});";
    }

    private string Driver(string tile, string single)
    {
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Open($"private static void §({string.Join(", ", Operands.Select(o => o.Declaration))}, int rows)"))
        {
            using (writer.Open($"if (rows < {TileRows})"))
            {
                using (writer.Open("for (int first = 0; first < rows; first++)"))
                {
                    writer.Line(Call(single));
                }

                writer.Line("return;");
            }

            writer.Line("// The last tile is moved back over rows that are done already, so that it is whole too: they come out the same again.");
            using (writer.Open($"for (int next = 0; next < rows; next += {TileRows})"))
            {
                writer.Line($"int first = Math.Min(next, rows - {TileRows});");
                writer.Line(Call(tile));
            }
        }

        return writer.ToString();

        string Call(string kernel) => $"{kernel}({string.Join(", ", Operands.Select(o => o.From("first")))});";
    }

    private string Tile(int rows, int sets)
    {
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Open($"private static void §({string.Join(", ", Operands.Select(o => o.Declaration))})"))
        {
            epilogue.Prologue(writer, rows);
            if (vectors == 2)
            {
                writer.Line("// With 16 lanes one vector fills the panel: the second is the first again, and computes and stores the same.");
                writer.Line("int second = Vector<float>.Count % 16;");
            }

            if (panels == 1)
            {
                Columns(writer, rows, sets, "column");
            }
            else
            {
                using (writer.Open($"for (int panel = 0; panel < {panels}; panel++)"))
                {
                    Columns(writer, rows, sets, "element");
                }
            }
        }

        return writer.ToString();
    }

    private void Columns(CodeWriter writer, int rows, int sets, string element)
    {
        using (writer.Open($"for (int column = 0; column < {columns}; column += {(vectors == 2 ? "2 * " : string.Empty)}Vector<float>.Count)"))
        {
            if (panels > 1)
            {
                writer.Line("int element = (panel * 16) + column;");
                writer.Line($"ref float w = ref Unsafe.Add(ref {weights.Name}, (panel * {inputs * Panels.Width}) + column);");
            }
            else
            {
                writer.Line($"ref float w = ref Unsafe.Add(ref {weights.Name}, column);");
            }

            writer.Line($"ref float a = ref {x.Name};");
            Start(writer, rows, sets, element);
            Sum(writer, rows, sets);
            Finish(writer, rows, sets, element);
        }
    }

    private static string SumName(int row, int vector, int set) => set == 0 ? $"sum{row}{(char)('a' + vector)}" : $"sum{row}{(char)('a' + vector)}{set}";

    private void Start(CodeWriter writer, int rows, int sets, string element)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            string start = bias is null
                ? "Vector<float>.Zero"
                : $"Vector.LoadUnsafe(ref Unsafe.Add(ref {bias.Name}, {element}{(vector == 1 ? " + second" : string.Empty)}))";
            writer.Line($"var {SumName(0, vector, 0)} = {start};");
        }

        for (int row = 1; row < rows; row++)
        {
            writer.Line($"Vector<float> {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{SumName(row, v, 0)} = {SumName(0, v, 0)}"))};");
        }

        for (int set = 1; set < sets; set++)
        {
            writer.Line($"Vector<float> {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"{SumName(0, v, set)} = Vector<float>.Zero"))};");
        }
    }

    private void Sum(CodeWriter writer, int rows, int sets)
    {
        writer.Line($"Vector<float> xk{string.Concat(VectorNames.Select(v => $", w{v}"))};");
        int unroll = Math.Min(Unroll, inputs), whole = inputs / unroll * unroll;
        if (whole == unroll)
        {
            Steps(writer, rows, sets, inputs);
            return;
        }

        using (writer.Open($"for (int k = 0; k < {whole}; k += {unroll})"))
        {
            Steps(writer, rows, sets, unroll);
            writer.Line($"a = ref Unsafe.Add(ref a, {unroll});");
            writer.Line($"w = ref Unsafe.Add(ref w, {unroll * Panels.Width});");
        }

        Steps(writer, rows, sets, inputs - whole);
    }

    private void Steps(CodeWriter writer, int rows, int sets, int count)
    {
        for (int k = 0; k < count; k++)
        {
            // The JIT keeps the order of the source: the weights are held, the inputs of the rows stream through one register.
            writer.Line(string.Join(" ", VectorNames.Select((v, i) => $"w{v} = Vector.LoadUnsafe({Addresses.At("w", k * Panels.Width, i)});")));
            for (int row = 0; row < rows; row++)
            {
                int offset = (row * x.RowStride) + k;
                string load = $"xk = Vector.Create({(offset == 0 ? "a" : $"Unsafe.Add(ref a, {offset})")});";
                var sums = VectorNames.Select((v, i) => SumName(row, i, k % sets) is var sum ? $"{sum} = Vector.MultiplyAddEstimate(xk, w{v}, {sum});" : string.Empty);
                writer.Line($"{load} {string.Join(" ", sums)}");
            }
        }
    }

    private void Finish(CodeWriter writer, int rows, int sets, string element)
    {
        for (int vector = 0; vector < vectors && sets > 1; vector++)
        {
            string sum = SumName(0, vector, 0);
            writer.Line(sets switch
            {
                2 => $"{sum} += {SumName(0, vector, 1)};",
                3 => $"{sum} = {sum} + {SumName(0, vector, 1)} + {SumName(0, vector, 2)};",
                _ => $"{sum} = ({sum} + {SumName(0, vector, 1)}) + ({SumName(0, vector, 2)} + {SumName(0, vector, 3)});",
            });
        }

        epilogue.ColumnPrologue(writer, element);
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                writer.Line(epilogue.Finish(finish, SumName(row, vector, 0), row, element, vector));
            }
        }
    }
}

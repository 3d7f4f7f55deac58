using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes dW = xᵀ · dy in blocks of inputs × panels, each over the whole batch, so that no sum is ever split between workers.</summary>
internal sealed class WeightGradientKernel
{
    private readonly string layer;
    private readonly int inputs;
    private readonly int outputs;
    private readonly Operand x;
    private readonly Operand dy;
    private readonly int panels;
    private readonly TileShape shape;
    private readonly int sets;
    private readonly int blockInputs;
    private readonly int blockPanels;

    public WeightGradientKernel(string layer, int inputs, int outputs, Operand x, Operand dy)
    {
        this.layer = layer;
        this.inputs = inputs;
        this.outputs = outputs;
        this.x = x;
        this.dy = dy;
        panels = Panels.Count(outputs);
        var full = TileShape.ForOutputs(outputs);
        shape = full with { Rows = Math.Min(full.Rows, inputs) };

        // A tile with few sums does not hide the latency of the multiply-add: then every second (third, fourth) row has sums of its own.
        sets = Math.Max(1, Math.Min(4, 12 / (shape.Rows * shape.Vectors)));
        blockInputs = Math.Min(WideTile.GradientInputs, inputs);
        blockPanels = Math.Min(2, panels);
    }

    /// <summary>Number of blocks: the items that can be computed apart.</summary>
    public int Items => (panels + blockPanels - 1) / blockPanels * BlocksOfPanel;

    private int BlocksOfPanel => (inputs + blockInputs - 1) / blockInputs;

    /// <summary>Adds the kernel and gives the start of its call, up to the range of blocks.</summary>
    public string Write(KernelSet kernels, Operand dw)
    {
        string tile = kernels.Share(
            $"WeightGradientTile{shape.Name}",
            $"One tile of dw = xᵀ · dy, {shape.Rows} inputs × {shape.Columns} outputs over the whole batch.",
            writer => WriteTile(writer, new MicroKernel(kernels, shape)));
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        using (writer.Open("for (int block = from; block < to; block++)"))
        {
            string firstPanel = BlocksOfPanel == 1 ? "block" : $"block / {BlocksOfPanel}", firstInput = panels <= 2 ? "block" : $"(block % {BlocksOfPanel})";
            if (panels > 2)
            {
                writer.Line($"int firstPanel = {firstPanel} * 2;");
            }

            if (BlocksOfPanel > 1)
            {
                writer.Line($"int firstInput = {firstInput} * {blockInputs};");
            }

            if (WideTile.FitsWeightGradient(inputs, outputs))
            {
                WriteWide(writer);
            }

            WriteTiles(writer, tile);
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "WeightGradient"),
            layer,
            $"blocks from ≤ block &lt; to of dw = xᵀ · dy, {blockInputs} inputs × {blockPanels * Panels.Width} outputs over the whole batch; x: {inputs} values a row, dy: {outputs}.",
            writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    /// <summary>A wide tile is a whole block.</summary>
    private void WriteWide(CodeWriter writer)
    {
        using (writer.Open($"if ({WideTile.Condition})"))
        {
            // What is not whole at the end of the inputs or the panels is moved back.
            if (panels > 2)
            {
                writer.Line($"int panel = {MovedBack("firstPanel", panels, blockPanels)};");
            }

            if (BlocksOfPanel > 1)
            {
                writer.Line($"int input = {MovedBack("firstInput", inputs, blockInputs)};");
            }

            writer.Line($"{WideTile.WeightGradient(panels)}({Input(BlocksOfPanel > 1)}, {Number(x.RowStride)}, {Output(panels > 2)}, {Number(dy.RowStride)}, {Gradient(panels > 2, BlocksOfPanel > 1)}, {(blockPanels > 1 ? Number(inputs * Panels.Width) + ", " : string.Empty)}rows);");
            writer.Line("continue;");
        }
    }

    /// <summary>The block tile by tile; the last tile of a panel is moved back, so that it is whole too.</summary>
    private void WriteTiles(CodeWriter writer, string tile)
    {
        writer.Separate();
        using (panels == 1 ? (CodeWriter.Block?)null : writer.Open(panels == 2 ? "for (int panel = 0; panel < 2; panel++)" : $"for (int panel = firstPanel; panel < Math.Min(firstPanel + 2, {panels}); panel++)"))
        using (shape.Rows == blockInputs ? (CodeWriter.Block?)null : writer.Open(BlocksOfPanel == 1 ? $"for (int tile = 0; tile < {inputs}; tile += {shape.Rows})" : $"for (int tile = firstInput; tile < Math.Min(firstInput + {blockInputs}, {inputs}); tile += {shape.Rows})"))
        {
            bool oneTile = inputs == shape.Rows;
            if (!oneTile)
            {
                string first = shape.Rows == blockInputs ? "firstInput" : "tile";
                writer.Line($"int input = {MovedBack(first, inputs, shape.Rows)};");
            }

            writer.Line($"{tile}({Input(!oneTile)}, {Number(x.RowStride)}, {Output(panels > 1)}, {Number(dy.RowStride)}, {Gradient(panels > 1, !oneTile)}, rows);");
        }
    }

    private static string Input(bool isOffset) => isOffset ? "ref Unsafe.Add(ref x, input)" : "ref x";

    private static string Output(bool isOffset) => isOffset ? "ref Unsafe.Add(ref dy, panel * 16)" : "ref dy";

    private string Gradient(bool hasPanel, bool hasInput) => (hasPanel, hasInput) switch
    {
        (false, false) => "ref dw",
        (false, true) => "ref Unsafe.Add(ref dw, input * 16)",
        (true, false) => $"ref Unsafe.Add(ref dw, panel * {Number(inputs * Panels.Width)})",
        _ => $"ref Unsafe.Add(ref dw, (panel * {Number(inputs * Panels.Width)}) + (input * 16))",
    };

    private static string MovedBack(string first, int size, int part) => size % part == 0 ? first : $"Math.Min({first}, {Number(size - part)})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void WriteTile(CodeWriter writer, MicroKernel step)
    {
        writer.Line(KernelNames.Inlined);
        using (writer.Open("private static void §(ref float x, int stride, ref float dy, int dyStride, ref float dw, int rows)"))
        {
            shape.WriteSecond(writer);
            using (shape.OpenColumns(writer))
            {
                for (int set = 0; set < sets; set++)
                {
                    for (int input = 0; input < shape.Rows; input++)
                    {
                        writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{TileShape.Sum(input, v, set)} = Vector<float>.Zero"))};");
                    }
                }

                writer.Line("ref float d = ref Unsafe.Add(ref dy, column);");
                writer.Line(step.Loop("ref x", "1", "stride", "ref d", "dyStride", "rows", sets));
                using (writer.Open($"for (int row = rows & ~{MicroKernel.Unroll - 1}; row < rows; row++)"))
                {
                    writer.Line(step.Step("ref At(ref x, row, stride)", "1", "ref At(ref d, row, dyStride)"));
                }

                writer.Line("ref float g = ref Unsafe.Add(ref dw, column);");
                for (int input = 0; input < shape.Rows; input++)
                {
                    writer.Line(string.Join(" ", shape.VectorNames.Select((v, i) =>
                        $"Vector.StoreUnsafe({TileShape.Reduce([.. Enumerable.Range(0, sets).Select(s => TileShape.Sum(input, v, s))])}, {Addresses.At("g", input * Panels.Width, i)});")));
                }
            }
        }
    }
}

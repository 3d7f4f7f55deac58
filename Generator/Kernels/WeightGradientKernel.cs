using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>Writes dW = xᵀ · dy in tiles of inputs × outputs, each over the whole batch, so that no sum is ever split between workers.</summary>
internal sealed class WeightGradientKernel
{
    private readonly string layer;
    private readonly int inputs;
    private readonly int outputs;
    private readonly Operand x;
    private readonly Operand dy;
    private readonly TileShape shape;
    private readonly int sets;
    private MicroKernel? step;

    public WeightGradientKernel(string layer, int inputs, int outputs, Operand x, Operand dy)
    {
        this.layer = layer;
        this.inputs = inputs;
        this.outputs = outputs;
        this.x = x;
        this.dy = dy;
        var full = TileShape.ForOutputs(outputs);
        shape = full with { Rows = Math.Min(full.Rows, inputs) };

        // A tile with few sums does not hide the latency of the multiply-add: then every second (third, fourth) row has sums of its own.
        sets = Math.Max(1, Math.Min(4, 12 / (shape.Rows * shape.Vectors)));
    }

    /// <summary>Number of tiles: the items that can be computed apart.</summary>
    public int Items => Panels.Count(outputs) * TilesOfPanel;

    private int TilesOfPanel => (inputs + shape.Rows - 1) / shape.Rows;

    private int Unroll => Math.Max(2, sets);

    /// <summary>Adds the kernel and gives the start of its call, up to the range of tiles.</summary>
    public string Write(KernelSet kernels, Operand dw)
    {
        step = new MicroKernel(kernels, shape, layer);
        var writer = new CodeWriter();
        writer.Line(KernelNames.Hot);
        using (writer.Open("private static void §(ref float x, ref float dy, ref float dw, int rows, int from, int to)"))
        {
            shape.WriteSecond(writer);
            using (writer.Open("for (int tile = from; tile < to; tile++)"))
            {
                WriteTile(writer);
            }
        }

        string name = kernels.Add(
            KernelNames.Of(layer, "WeightGradient"),
            layer,
            $"tiles from ≤ tile &lt; to of dw = xᵀ · dy, {shape.Rows} inputs × {shape.Columns} outputs over the whole batch; x: {inputs} values a row, dy: {outputs}.",
            writer.ToString());
        return $"{name}({x.Argument}, {dy.Argument}, {dw.Argument}, pass.Rows";
    }

    private void WriteTile(CodeWriter writer)
    {
        bool onePanel = outputs <= Panels.Width, oneTile = TilesOfPanel == 1;
        string panel = onePanel ? "0" : oneTile ? "tile" : $"tile / {TilesOfPanel}";
        string tile = onePanel ? "tile" : $"(tile % {TilesOfPanel})";
        if (!onePanel)
        {
            writer.Line($"int panel = {panel};");
        }

        if (!oneTile)
        {
            // The last tile of a panel is moved back, so that it is whole too.
            writer.Line($"int input = Math.Min({tile} * {shape.Rows}, {inputs - shape.Rows});");
        }

        using (shape.OpenColumns(writer))
        {
            writer.Line(oneTile ? "ref float a = ref x;" : "ref float a = ref Unsafe.Add(ref x, input);");
            writer.Line($"ref float d = ref Unsafe.Add(ref dy, {(onePanel ? string.Empty : "(panel * 16) + ")}column);");
            for (int set = 0; set < sets; set++)
            {
                for (int input = 0; input < shape.Rows; input++)
                {
                    writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select(v => $"{MicroKernel.Sum(input, v, set)} = Vector<float>.Zero"))};");
                }
            }

            WriteRows(writer);
            string block = (onePanel, oneTile) switch
            {
                (true, true) => "column",
                (true, false) => "(input * 16) + column",
                (false, true) => $"(panel * {inputs * Panels.Width}) + column",
                _ => $"(panel * {inputs * Panels.Width}) + (input * 16) + column",
            };
            writer.Line($"ref float g = ref Unsafe.Add(ref dw, {block});");
            for (int input = 0; input < shape.Rows; input++)
            {
                writer.Line(string.Join(" ", shape.VectorNames.Select((v, i) =>
                    $"Vector.StoreUnsafe({TileShape.Reduce([.. Enumerable.Range(0, sets).Select(s => MicroKernel.Sum(input, v, s))])}, {Addresses.At("g", input * Panels.Width, i)});")));
            }
        }
    }

    private void WriteRows(CodeWriter writer)
    {
        writer.Line("int row = 0;");
        using (writer.Open($"for (; row <= rows - {Unroll}; row += {Unroll})"))
        {
            for (int row = 0; row < Unroll; row++)
            {
                writer.Line(step!.Call(row * x.RowStride, 1, row * dy.RowStride, "d", row % sets));
            }

            writer.Line($"a = ref Unsafe.Add(ref a, {Unroll * x.RowStride});");
            writer.Line($"d = ref Unsafe.Add(ref d, {Unroll * dy.RowStride});");
        }

        using (writer.Open("for (; row < rows; row++)"))
        {
            writer.Line(step!.Call(0, 1, 0, "d", 0));
            writer.Line($"a = ref Unsafe.Add(ref a, {x.RowStride});");
            writer.Line($"d = ref Unsafe.Add(ref d, {dy.RowStride});");
        }
    }
}

using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>How a kernel walks through the pixels of a batch.</summary>
/// <param name="Operand">The images.</param>
/// <param name="Offset">Where it starts in the first of them.</param>
/// <param name="Place">Floats to the pixel on the right.</param>
/// <param name="Line">Floats to the line below.</param>
internal sealed record PixelWalk(Operand Operand, string Offset, int Place, int Line);

/// <summary>
/// Writes the weight gradient of a convolution, or of a transposed one: the sums of a · d over all pixels of all images, in blocks of neighbouring values of a × a panel of d.
/// A few images at a time go through all blocks, so that they are read from memory once; the sums wait in the gradient meanwhile.
/// </summary>
internal sealed class PixelGradientBlock
{
    // Half of a first cache of 32 KB, in floats: images of one turn.
    private const int FloatsOfTurn = 4096;

    private readonly ConvolutionPlan plan;
    private readonly int length;
    private readonly int width;
    private readonly TileShape shape;
    private readonly int sets;
    private readonly int wideRows;

    /// <param name="plan">The convolution: its result's lines and places are walked through.</param>
    /// <param name="length">Values of a that a panel of the gradient has rows for, before the next run begins.</param>
    /// <param name="width">Columns of the gradient in all panels.</param>
    public PixelGradientBlock(ConvolutionPlan plan, int length, int width)
    {
        this.plan = plan;
        this.length = length;
        this.width = width;
        wideRows = WideTile.WindowGradientInputs(length, width);

        // Narrow tiles divide a wide one: a block is either.
        shape = wideRows == 0 ? TileShape.AlongAxis(length, width) : new TileShape(wideRows % 6 == 0 ? 6 : 4, 2);

        // A tile with few sums does not hide the latency of the multiply-add: then every second (third, fourth) pixel has sums of its own.
        sets = Math.Max(1, Math.Min(4, 12 / (shape.Rows * shape.Vectors)));
    }

    /// <summary>The size of a block, for comments.</summary>
    public string Description => $"{BlockRows} × {shape.Columns}";

    /// <summary>Blocks of an axis.</summary>
    public int Blocks => (length + BlockRows - 1) / BlockRows;

    private int BlockRows => Math.Max(wideRows, shape.Rows);

    private bool HasPartialTile => length % shape.Rows != 0;

    /// <summary>Writes the loops over images and blocks.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="a">The images whose values are rows of the gradient.</param>
    /// <param name="d">The images whose vectors are its columns.</param>
    /// <param name="writeBlock">Writes what is done with <c>block</c>.</param>
    public void WriteLoops(CodeWriter writer, Operand a, Operand d, Action writeBlock)
    {
        using (writer.Open("if (from >= to)"))
        {
            writer.Line("return;");
        }

        writer.Separate();
        shape.WriteSecond(writer);
        WriteClear(writer);
        int images = Math.Max(1, FloatsOfTurn / (a.RowStride + d.RowStride));
        writer.Line($"// {(images == 1 ? "An image goes" : $"{Number(images)} images go")} through all blocks while the first cache holds {(images == 1 ? "it" : "them")}.");
        using (writer.Open($"for (int first = 0; first < rows; first += {Number(images)})"))
        {
            writer.Line($"int last = {(images == 1 ? "first + 1" : $"Math.Min(first + {Number(images)}, rows)")};");
            using (writer.Open("for (int block = from; block < to; block++)"))
            {
                writeBlock();
            }
        }
    }

    /// <summary>Writes a block.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="kernels">The network's kernels.</param>
    /// <param name="a">The values that are rows of the tile; from the first of the axis on.</param>
    /// <param name="d">The values whose vectors are its columns.</param>
    /// <param name="behind">What a vector holds behind the last column, for the comment.</param>
    /// <param name="panel">Expression of the panel; empty for the first.</param>
    /// <param name="gradient">Where the axis stands in the gradient.</param>
    /// <param name="ofAxis">Expression of the block's number along the axis; empty for the only one.</param>
    public void Write(CodeWriter writer, KernelSet kernels, PixelWalk a, PixelWalk d, string behind, string panel, string gradient, string ofAxis)
    {
        bool isPartial = width % Panels.Width != 0;
        if (isPartial)
        {
            writer.Line($"// {behind}: the padding of the gradient is zero.");
            writer.Line($"int columns = {Number(width)}{(panel.Length == 0 ? string.Empty : $" - ({panel} * {Number(Panels.Width)})")};");
        }

        if (ofAxis.Length > 0)
        {
            writer.Line($"int start = {ofAxis} * {Number(BlockRows)};");
        }

        if (wideRows > 0)
        {
            WriteWide(writer, a, d, gradient, isPartial, ofAxis.Length > 0);
            writer.Separate();
        }

        bool hasTiles = BlockRows > shape.Rows && length > shape.Rows;
        string end = ofAxis.Length == 0 ? Number(length) : length % BlockRows == 0 ? $"start + {Number(BlockRows)}" : $"Math.Min(start + {Number(BlockRows)}, {Number(length)})";
        using (hasTiles ? writer.Open($"for (int tile = {(ofAxis.Length == 0 ? "0" : "start")}; tile < {end}; tile += {Number(shape.Rows)})") : (CodeWriter.Block?)null)
        {
            string tile = hasTiles ? "tile" : ofAxis.Length > 0 ? "start" : string.Empty;
            string input = tile;
            if (tile.Length > 0 && HasPartialTile)
            {
                // A tile at the end is moved back over inputs of the one before it, which it leaves alone.
                writer.Line($"int input = Math.Min({tile}, {Number(length - shape.Rows)});");
                input = "input";
            }

            WriteTile(writer, new MicroKernel(kernels, shape), a, d, gradient, isPartial, input, tile);
        }
    }

    /// <summary>The blocks' part of the gradient, which lies in one piece, starts at zero.</summary>
    private void WriteClear(CodeWriter writer)
    {
        writer.Line($"int begin = {Start("from")}, end = {Start("to")};");
        writer.Line("MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dw, begin), end - begin).Clear();");
    }

    private string Start(string block) => Blocks == 1
        ? $"{block} * {Number(length * Panels.Width)}"
        : length % BlockRows == 0 ? $"{block} * {Number(BlockRows * Panels.Width)}"
        : $"({block} / {Number(Blocks)} * {Number(length * Panels.Width)}) + ({block} % {Number(Blocks)} * {Number(BlockRows * Panels.Width)})";

    private void WriteWide(CodeWriter writer, PixelWalk a, PixelWalk d, string gradient, bool isPartial, bool hasStart)
    {
        using (writer.Open($"if ({WideTile.Condition})"))
        {
            bool isMoved = length % wideRows != 0;
            if (isMoved)
            {
                writer.Line($"int moved = Math.Min(start, {Number(length - wideRows)});");
            }

            string input = isMoved ? "moved" : hasStart ? "start" : string.Empty;
            string[] arguments =
            [
                First(a, input),
                Walk(a),
                First(d, string.Empty),
                Walk(d),
                Number(plan.Lines),
                Number(plan.Places),
                "last - first",
                isPartial ? "columns" : Number(Panels.Width),
                $"ref {Addresses.Behind("dw", Addresses.Plus(gradient, Addresses.Sum((input, Panels.Width))))}",
                isMoved ? "start - moved" : "0",
            ];
            writer.Line($"{WideTile.WindowGradient(wideRows)}({string.Join(", ", arguments)});");
            writer.Line("continue;");
        }
    }

    private void WriteTile(CodeWriter writer, MicroKernel step, PixelWalk a, PixelWalk d, string gradient, bool isPartial, string input, string tile)
    {
        using (shape.OpenColumns(writer))
        {
            writer.Line($"ref float g = ref Unsafe.Add(ref dw, {Addresses.Plus(Addresses.Plus(gradient, Addresses.Sum((input, Panels.Width))), "column")});");
            for (int row = 0; row < shape.Rows; row++)
            {
                int offset = row * Panels.Width;
                writer.Line($"Vector<float> {string.Join(", ", shape.VectorNames.Select((v, i) => $"{TileShape.Sum(row, v)} = Vector.LoadUnsafe({Addresses.At("g", offset, i)})"))};");
            }

            for (int set = 1; set < sets; set++)
            {
                writer.Line($"Vector<float> {string.Join(", ", shape.Sums(set).Select(sum => $"{sum} = Vector<float>.Zero"))};");
            }

            using (writer.Open("for (int row = first; row < last; row++)"))
            {
                writer.Line($"ref float a = ref {Addresses.Behind(Row(a, "row"), Addresses.Plus(a.Offset, input))};");
                writer.Line($"ref float d = ref {Addresses.Behind(Row(d, "row"), Addresses.Plus(d.Offset, "column"))};");
                using (writer.OpenLoop("line", plan.Lines))
                {
                    step.WriteSteps(writer, "a", 1, a.Place, "d", d.Place, plan.Places, sets);
                    if (plan.Lines > 1)
                    {
                        writer.Line($"a = ref Unsafe.Add(ref a, {Number(a.Line)});");
                        writer.Line($"d = ref Unsafe.Add(ref d, {Number(d.Line)});");
                    }
                }
            }

            WriteStores(writer, isPartial, input, tile);
        }
    }

    private void WriteStores(CodeWriter writer, bool isPartial, string input, string tile)
    {
        if (isPartial)
        {
            writer.Line("Vector<float> lanesA = Lanes.First(columns - column);");
            if (shape.Vectors == 2)
            {
                writer.Line("Vector<float> lanesB = Lanes.First(columns - column - second);");
            }
        }

        for (int row = 0; row < shape.Rows; row++)
        {
            int offset = row * Panels.Width;
            string stores = string.Join(" ", shape.VectorNames.Select((v, i) => $"Vector.StoreUnsafe({Sum(row, v)}{(isPartial ? $" & lanes{char.ToUpperInvariant(v)}" : string.Empty)}, {Addresses.At("g", offset, i)});"));
            using (input != tile && row < shape.Rows - 1 ? writer.Open($"if (input{(row == 0 ? string.Empty : $" + {Number(row)}")} >= {tile})") : (CodeWriter.Block?)null)
            {
                writer.Line(stores);
            }
        }
    }

    private string Sum(int row, char vector)
    {
        string sum = TileShape.Reduce([.. Enumerable.Range(0, sets).Select(set => TileShape.Sum(row, vector, set))]);
        return sets > 1 && width % Panels.Width != 0 ? $"({sum})" : sum;
    }

    private static string First(PixelWalk walk, string input) => $"ref {Addresses.Behind(Row(walk, "first"), Addresses.Plus(walk.Offset, input))}";

    private static string Walk(PixelWalk walk) => $"new({Number(walk.Place)}, {Number(walk.Line)}, {Number(walk.Operand.RowStride)})";

    private static string Row(PixelWalk walk, string row) => $"At(ref {walk.Operand.Name}, {row}, {Number(walk.Operand.RowStride)})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

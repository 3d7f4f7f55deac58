using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>How much of a result is in registers at once.</summary>
/// <param name="Rows">Rows of the tile (of a weight gradient: inputs).</param>
/// <param name="Vectors">Vectors of columns, at 8 lanes.</param>
internal readonly record struct TileShape(int Rows, int Vectors)
{
    /// <summary>Columns of a panel that are computed: 8, where no more are used, or all 16.</summary>
    public int Columns => Vectors * 8;

    /// <summary>Endings of the locals of the tile's vectors.</summary>
    public string VectorNames => Vectors == 1 ? "a" : "ab";

    /// <summary>Ending of the names of shared methods.</summary>
    public string Name => $"{Rows}x{Vectors}";

    /// <summary>The tile that the planner chooses.</summary>
    public static TileShape ForOutputs(int outputs)
    {
        var tile = TileChoice.ForNarrow(outputs);
        return new TileShape(tile.Rows, tile.Vectors);
    }

    /// <summary>The tile that the planner chooses along an axis of so many places.</summary>
    public static TileShape AlongAxis(int length, int outputs)
    {
        var tile = TileChoice.AlongAxis(length, outputs);
        return new TileShape(tile.Rows, tile.Vectors);
    }

    /// <summary>A sum of partial sums in pairs.</summary>
    public static string Reduce(IReadOnlyList<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => $"{parts[0]} + {parts[1]}",
        _ => $"({Reduce([.. parts.Take((parts.Count + 1) / 2)])}) + ({Reduce([.. parts.Skip((parts.Count + 1) / 2)])})",
    };

    /// <summary>The local of one sum.</summary>
    public static string Sum(int row, char vector, int set = 0) => set == 0 ? $"sum{row}{vector}" : $"sum{row}{vector}{set}";

    /// <summary>The locals of a set of sums, row by row.</summary>
    public IEnumerable<string> Sums(int set)
    {
        string names = VectorNames;
        return Enumerable.Range(0, Rows).SelectMany(r => names.Select(v => Sum(r, v, set)));
    }

    /// <summary>The distance of the second vector of a panel from the first.</summary>
    public void WriteSecond(CodeWriter writer)
    {
        if (Vectors == 2)
        {
            writer.Line("// With 16 lanes one vector fills the panel: the second is the first again, and computes and stores the same.");
            writer.Line("int second = Vector<float>.Count % 16;");
        }
    }

    /// <summary>The same loop from the last column to the first, for results whose pixels are no whole panels: what a column stores over the end of a pixel, the ones after it store again.</summary>
    public CodeWriter.Block OpenColumnsBackwards(CodeWriter writer)
    {
        string step = Vectors == 2 ? "2 * Vector<float>.Count" : "Vector<float>.Count";
        return writer.Open($"for (int column = Math.Max({Columns} - ({step}), 0); column >= 0; column -= {step})");
    }

    /// <summary>The loop over the columns of a panel: one turn at 8 lanes, two at 4.</summary>
    public CodeWriter.Block OpenColumns(CodeWriter writer) =>
        writer.Open($"for (int column = 0; column < {Columns}; column += {(Vectors == 2 ? "2 * " : string.Empty)}Vector<float>.Count)");
}

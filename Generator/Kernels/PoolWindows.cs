using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>The windows of a pooling in an image, and the loops over them.</summary>
/// <param name="Lines">The windows from top to bottom.</param>
/// <param name="Columns">The windows from left to right.</param>
/// <param name="Channels">Values of a pixel.</param>
internal sealed record PoolWindows(WindowAxis Lines, WindowAxis Columns, int Channels)
{
    /// <summary>Windows of more values are walked in a loop.</summary>
    private const int MaximumUnrolled = 16;

    /// <summary>Places on each side of the input that count as zeros where a mean is taken; those beyond do not count.</summary>
    public int CountedPadding { get; init; }

    /// <summary>Whether all places of every window count.</summary>
    public bool AreWhole => IsWhole(Lines) && IsWhole(Columns);

    /// <summary>The number of places that count of the window at <c>line</c> and <c>column</c>.</summary>
    public string CountedPlaces => $"{Counted("line", Lines)} * {Counted("column", Columns)}";

    /// <summary>Values of a window.</summary>
    public long Size => (long)Lines.Size * Columns.Size;

    public bool IsPadded => Lines.IsPadded || Columns.IsPadded;

    /// <summary>Whether the text has a line for each value of a window.</summary>
    public bool IsUnrolled => !IsPadded && Size <= MaximumUnrolled;

    /// <summary>Floats behind a row that the vectors of its last pixel reach into.</summary>
    public int Slack => Panels.Pad(Channels) - Channels;

    /// <summary>Whether each value of the input is in exactly one window.</summary>
    public bool IsTiled => Lines.IsTiled && Columns.IsTiled;

    public string Text => $"windows of {Lines.Size} × {Columns.Size}, {Lines.Input}×{Columns.Input}×{Channels} → {Lines.Count}×{Columns.Count}×{Channels}";

    /// <summary>Index of the first value of the window at <c>line</c> and <c>column</c>.</summary>
    public string Corner => $"(line * {Lines.Stride * Columns.Input * Channels}) + (column * {Columns.Stride * Channels})";

    /// <summary>Index of the pixel of the output at <c>line</c> and <c>column</c>.</summary>
    public string OutputPixel => $"((line * {Columns.Count}) + column) * {Channels}";

    /// <summary>From the first value of a window to each of its values.</summary>
    public IEnumerable<int> Offsets =>
        from line in Enumerable.Range(0, Lines.Size)
        from column in Enumerable.Range(0, Columns.Size)
        select ((line * Columns.Input) + column) * Channels;

    public CodeWriter.Block OpenLines(CodeWriter writer) => writer.Open($"for (int line = 0; line < {Lines.Count}; line++)");

    public CodeWriter.Block OpenColumns(CodeWriter writer) => writer.Open($"for (int column = 0; column < {Columns.Count}; column++)");

    /// <summary>A vector of a pixel at a time. The last one may reach beyond the pixel.</summary>
    public CodeWriter.Block OpenChannels(CodeWriter writer) => writer.Open($"for (int channel = 0; channel < {Channels}; channel += Vector<float>.Count)");

    /// <summary>A loop over the lines of the window at <c>line</c>, without those in the padding.</summary>
    public CodeWriter.Block OpenWindowLines(CodeWriter writer) => OpenWindow(writer, "line", "windowLine", Lines);

    /// <summary>A loop over the columns of the window at <c>column</c>, without those in the padding.</summary>
    public CodeWriter.Block OpenWindowColumns(CodeWriter writer) => OpenWindow(writer, "column", "windowColumn", Columns);

    /// <summary>Index of a value in those loops.</summary>
    public string WindowPixel => $"(((windowLine * {Columns.Input}) + windowColumn) * {Channels}) + channel";

    private bool IsWhole(WindowAxis axis) => axis.Before <= CountedPadding && axis.End <= (long)axis.Input + CountedPadding;

    private string Counted(string index, WindowAxis axis) => IsWhole(axis)
        ? $"{axis.Size}"
        : $"(Math.Min(({index} * {axis.Stride}) + {axis.Size - axis.Before}, {axis.Input + CountedPadding}) - Math.Max(({index} * {axis.Stride}) - {axis.Before}, {-CountedPadding}))";

    private static CodeWriter.Block OpenWindow(CodeWriter writer, string index, string name, WindowAxis axis)
    {
        string start = axis.Before == 0 ? $"{index} * {axis.Stride}" : $"({index} * {axis.Stride}) - {axis.Before}";
        string first = axis.Before == 0 ? start : $"Math.Max({start}, 0)";
        string end = !axis.IsPadded ? $"({start}) + {axis.Size}" : $"Math.Min(({index} * {axis.Stride}) + {axis.Size - axis.Before}, {axis.Input})";
        return writer.Open($"for (int {name} = {first}; {name} < {end}; {name}++)");
    }
}

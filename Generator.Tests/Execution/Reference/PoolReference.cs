namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>One number of each window and channel. A signal is an image of one line.</summary>
/// <param name="shape">Height, width and channels of the input.</param>
/// <param name="window">Height and width of a window.</param>
/// <param name="stride">From window to window.</param>
/// <param name="padding">Around the input, in both directions.</param>
/// <param name="isMaximum">The first largest value, or the sum over the size of a window.</param>
internal sealed class PoolReference((int Height, int Width, int Channels) shape, (int Height, int Width) window, (int Height, int Width) stride, (int Height, int Width) padding, bool isMaximum)
    : RowReference
{
    public int Height => ((shape.Height + (2 * padding.Height) - window.Height) / stride.Height) + 1;

    public int Width => ((shape.Width + (2 * padding.Width) - window.Width) / stride.Width) + 1;

    private Bounded Size => window.Height * window.Width;

    public override Bounded[] Forward(Bounded[] x, RowPosition row) =>
        [.. Windows().Select(places => isMaximum ? x[First(x, places)] : RowMath.Sum(places.Select(p => x[p])) / Size)];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var dx = new Bounded[x.Length];
        foreach (var (places, i) in Windows().Select((places, i) => (places, i)))
        {
            foreach (int place in places)
            {
                Bounded part = !isMaximum ? dy[i] / Size : place == First(x, places) ? dy[i] : 0f;
                dx[place] += part;
            }
        }

        return dx;
    }

    public override bool IsNearKink(Bounded[] x) => isMaximum && Windows().Any(places => places.Any(p => p != First(x, places) && IsAsLarge(x[p], x[First(x, places)])));

    /// <summary>Whether rounding may decide which is larger. Exact numbers, as the zeros of a dropped channel, are not rounded: of equal ones the first is the maximum.</summary>
    private static bool IsAsLarge(Bounded value, Bounded maximum) =>
        (value.Error > 0 || maximum.Error > 0) && maximum.Value - value.Value <= maximum.Tolerance + value.Tolerance;

    private static int First(Bounded[] x, IReadOnlyList<int> places) => places.MaxBy(p => x[p].Value);

    /// <summary>For each output in order: the values of its window, line by line.</summary>
    private IEnumerable<IReadOnlyList<int>> Windows() =>
        from line in Enumerable.Range(0, Height)
        from column in Enumerable.Range(0, Width)
        from channel in Enumerable.Range(0, shape.Channels)
        select Window((line * stride.Height) - padding.Height, (column * stride.Width) - padding.Width, channel);

    private List<int> Window(int top, int left, int channel) =>
    [
        .. from line in Enumerable.Range(top, window.Height)
           from column in Enumerable.Range(left, window.Width)
           where line >= 0 && line < shape.Height && column >= 0 && column < shape.Width
           select (((line * shape.Width) + column) * shape.Channels) + channel,
    ];
}

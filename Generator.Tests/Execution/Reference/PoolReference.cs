namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>One number of each window and channel. A signal is an image of one line.</summary>
/// <param name="shape">Height, width and channels of the input.</param>
/// <param name="lines">How windows move down.</param>
/// <param name="columns">How they move to the right.</param>
/// <param name="isMaximum">The first largest value, or the sum over the number of places that count.</param>
/// <param name="counted">Places on each side of the input, and no more, that a mean counts as zeros.</param>
internal sealed class PoolReference((int Height, int Width, int Channels) shape, ReferenceAxis lines, ReferenceAxis columns, bool isMaximum, int counted) : RowReference
{
    public int Height => lines.Outputs(shape.Height);

    public int Width => columns.Outputs(shape.Width);

    public override Bounded[] Forward(Bounded[] x, RowPosition row) =>
        [.. Windows().Select(w => isMaximum ? x[First(x, w.Places)] : RowMath.Sum(w.Places.Select(p => x[p])) / w.Counted)];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var dx = new Bounded[x.Length];
        foreach (var ((places, count), i) in Windows().Select((window, i) => (window, i)))
        {
            foreach (int place in places)
            {
                Bounded part = !isMaximum ? dy[i] / count : place == First(x, places) ? dy[i] : 0f;
                dx[place] += part;
            }
        }

        return dx;
    }

    public override bool IsNearKink(Bounded[] x) => isMaximum && Windows().Any(w => w.Places.Any(p => p != First(x, w.Places) && IsAsLarge(x[p], x[First(x, w.Places)])));

    /// <summary>Whether rounding may decide which is larger. Exact numbers, as the zeros of a dropped channel, are not rounded: of equal ones the first is the maximum.</summary>
    private static bool IsAsLarge(Bounded value, Bounded maximum) =>
        (value.Error > 0 || maximum.Error > 0) && maximum.Value - value.Value <= maximum.Tolerance + value.Tolerance;

    private static int First(Bounded[] x, IReadOnlyList<int> places) => places.MaxBy(p => x[p].Value);

    /// <summary>For each output in order: the values of its window, line by line, and how many places of it count.</summary>
    private IEnumerable<(IReadOnlyList<int> Places, Bounded Counted)> Windows() =>
        from line in Enumerable.Range(0, Height)
        from column in Enumerable.Range(0, Width)
        from channel in Enumerable.Range(0, shape.Channels)
        let down = Enumerable.Range((line * lines.Stride) - lines.Before, lines.Kernel)
        let right = Enumerable.Range((column * columns.Stride) - columns.Before, columns.Kernel)
        let places = down.Where(l => IsIn(l, shape.Height, 0)).SelectMany(l => right.Where(c => IsIn(c, shape.Width, 0)).Select(c => (((l * shape.Width) + c) * shape.Channels) + channel))
        select ((IReadOnlyList<int>)[.. places], (Bounded)(down.Count(l => IsIn(l, shape.Height, counted)) * right.Count(c => IsIn(c, shape.Width, counted))));

    private static bool IsIn(int place, int size, int around) => place >= -around && place < size + around;
}

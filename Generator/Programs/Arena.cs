namespace NetGen.Generator.Programs;

/// <summary>Places buffers in an arena so that buffers that are not needed at the same time share memory.</summary>
internal static class Arena
{
    /// <summary>Gives each buffer its offset, the widest first, each as low as possible; returns the arena's floats per row.</summary>
    public static int Place(IReadOnlyList<BufferPlan> buffers)
    {
        var placed = new List<BufferPlan>();
        foreach (var buffer in buffers.OrderByDescending(b => b.Stride).ThenBy(b => b.First.Index))
        {
            buffer.Offset = placed.SelectMany(p => new[] { p.Offset, p.Offset + p.Stride }).Append(0).Distinct().OrderBy(offset => offset)
                .First(offset => placed.TrueForAll(other => CanPlace(buffer, offset, other)));
            placed.Add(buffer);
        }

        return placed.Select(b => b.Offset + b.Stride).DefaultIfEmpty().Max();
    }

    /// <summary>Gives each buffer its own place.</summary>
    public static int PlaceSeparately(IReadOnlyList<BufferPlan> buffers)
    {
        int offset = 0;
        foreach (var buffer in buffers)
        {
            buffer.Offset = offset;
            offset += buffer.Stride;
        }

        return offset;
    }

    /// <summary>
    /// Whether a buffer at an offset does not conflict with another. Between two jobs all rows are finished. Within one, a worker may be ahead of another by
    /// any number of steps,
    /// so there they may share memory only row by row: at the same offset, with the same stride, and with the same steps packed.
    /// </summary>
    private static bool CanPlace(BufferPlan buffer, int offset, BufferPlan other) =>
        offset + buffer.Stride <= other.Offset
        || other.Offset + other.Stride <= offset
        || buffer.Last.Job < other.First.Job
        || other.Last.Job < buffer.First.Job
        || (
            offset == other.Offset && buffer.Stride == other.Stride && buffer.Time == other.Time && (buffer.Last.Index < other.First.Index || other.Last.Index < buffer.First.Index));
}

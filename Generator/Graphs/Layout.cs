using NetGen.Generator.Kernels;

namespace NetGen.Generator.Graphs;

/// <summary>
/// The layout of a value's rows: how many numbers they have, and how far vectors extend beyond them. Values that one loop traverses in parallel share a layout,
/// and so does a value with its gradient.
/// </summary>
/// <remarks>
/// What follows the numbers of a row may be anything, even NaN, up to the next panel; an operation that would read it as a number clears it when it writes its
/// result.
/// </remarks>
/// <param name="size">Numbers of a row.</param>
/// <param name="time">The time axis whose valid steps are the rows, packed; null if a row of the batch is a row.</param>
internal sealed class Layout(int size, TimeAxis? time = null)
{
    private Layout? shared;
    private int slack;

    /// <summary>Numbers of a row.</summary>
    public int Size { get; } = size;

    /// <summary>The time axis whose valid steps are the rows, packed; null if a row of the batch is a row.</summary>
    public TimeAxis? Time { get; } = time;

    /// <summary>Floats of a row of the batch: with a time axis, of as many steps as it can have.</summary>
    public int Room => Stride * (Time?.Steps ?? 1);

    /// <summary>Floats from row to row.</summary>
    public int Stride => Panels.Stride(Size + Root.slack);

    private Layout Root
    {
        get
        {
            var root = this;
            while (root.shared is not null)
            {
                root = root.shared;
            }

            return root;
        }
    }

    /// <summary>Whether both are the same layout.</summary>
    public bool Is(Layout other) => ReferenceEquals(Root, other.Root);

    /// <summary>Notes that vectors extend the given number of floats beyond a row. Another worker may be writing the next one.</summary>
    public void Reach(int floats) => Root.slack = Math.Max(Root.slack, floats);

    /// <summary>Merges two layouts of the same size.</summary>
    public void Join(Layout other)
    {
        if (other.Size != Size)
        {
            throw new ArgumentException($"Rows of {other.Size} numbers cannot share a layout with rows of {Size}.", nameof(other));
        }

        if (!Is(other))
        {
            Reach(other.Root.slack);
            other.Root.shared = Root;
        }
    }
}

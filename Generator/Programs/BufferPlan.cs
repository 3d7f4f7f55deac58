using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>
/// A point in time of a program: its position in the order, and its job. Jobs are joined: none begins before the previous one is finished for all rows.
/// </summary>
/// <param name="Index">Position in the order of the steps for a row.</param>
/// <param name="Job">Number of the job.</param>
internal readonly record struct Moment(int Index, int Job);

/// <summary>A buffer in an arena: floats for each row of the batch, and when they are needed.</summary>
/// <param name="name">A readable name of its content.</param>
/// <param name="stride">Floats of a row of the batch.</param>
/// <param name="time">The time axis whose steps are packed in it; null if each row of the batch has its place.</param>
internal sealed class BufferPlan(string name, int stride, TimeAxis? time = null)
{
    public string Name { get; } = name;

    public int Stride { get; } = stride;

    /// <summary>The time axis whose steps are packed in it; null if each row of the batch has its place.</summary>
    public TimeAxis? Time { get; } = time;

    /// <summary>Its offset in floats per row; set by <see cref="Arena"/>.</summary>
    public int Offset { get; set; }

    /// <summary>When it is first written.</summary>
    public Moment First { get; private set; }

    /// <summary>When it is last read.</summary>
    public Moment Last { get; private set; }

    private bool IsUsed { get; set; }

    /// <summary>Notes that it is written or read.</summary>
    public void Use(Moment moment)
    {
        First = !IsUsed || moment.Index < First.Index ? moment : First;
        Last = !IsUsed || moment.Index > Last.Index ? moment : Last;
        IsUsed = true;
    }
}

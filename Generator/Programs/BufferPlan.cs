namespace NetGen.Generator.Programs;

/// <summary>When something happens in a program: its place in the order, and the job that it belongs to. Jobs are joined: none begins before the one before it is done for all rows.</summary>
/// <param name="Index">Place in the order of what is done for a row.</param>
/// <param name="Job">Number of the job.</param>
internal readonly record struct Moment(int Index, int Job);

/// <summary>A place in an arena: one row's floats for each row of the batch, and when they are needed.</summary>
/// <param name="name">What it holds, for people.</param>
/// <param name="stride">Floats from row to row.</param>
internal sealed class BufferPlan(string name, int stride)
{
    public string Name { get; } = name;

    public int Stride { get; } = stride;

    /// <summary>Floats a row before it; set by <see cref="Arena"/>.</summary>
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

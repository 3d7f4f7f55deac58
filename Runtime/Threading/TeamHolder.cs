namespace NetGen.Generated;

/// <summary>Ends a team when nobody holds the network any more: a running thread keeps its team alive, so the team cannot see that itself.</summary>
internal sealed class TeamHolder(int workers)
{
    ~TeamHolder() => Team.End();

    /// <summary>The threads.</summary>
    public WorkerTeam Team { get; } = new(workers);
}

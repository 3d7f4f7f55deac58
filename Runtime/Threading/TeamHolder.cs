namespace NetGen.Generated;

/// <summary>Ends a team once its network is garbage-collected: a running thread keeps its team alive, so the team cannot detect that itself.</summary>
internal sealed class TeamHolder(int workers)
{
    ~TeamHolder() => Team.End();

    /// <summary>The threads.</summary>
    public WorkerTeam Team { get; } = new(workers);
}

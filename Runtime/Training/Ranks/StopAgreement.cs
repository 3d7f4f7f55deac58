namespace NetGen;

/// <summary>Lets all ranks end a training at the same batch: where one is to stop, because of a callback or a cancellation of its own, all are.</summary>
internal sealed class StopAgreement
{
    private readonly RankGroup group;
    private readonly byte[] wishes;
    private readonly int[] counts;

    public StopAgreement(RankGroup group)
    {
        this.group = group;
        wishes = new byte[group.Size];
        counts = new int[group.Size];
        Array.Fill(counts, 1);
    }

    /// <summary>Tells the others whether this rank is to stop, and takes up what they say.</summary>
    public void Reach(TrainingContext context)
    {
        if (group.Size == 1)
        {
            return;
        }

        wishes[group.Rank] = context.StopRequested ? (byte)(1 + (int)context.History.StopReason) : (byte)0;
        group.AllGather(wishes, counts);
        int first = wishes.AsSpan().IndexOfAnyExcept((byte)0);
        if (first >= 0 && !context.StopRequested)
        {
            context.RequestStop((StopReason)(wishes[first] - 1), $"rank {first} has stopped");
        }
    }
}

namespace NetGen;

/// <summary>An exchange that a <see cref="RankGroup"/> has begun, and that goes on while this rank computes.</summary>
/// <remarks>It ends with <see cref="Wait"/>, which is called once; a group may use the object for another exchange afterwards.</remarks>
public abstract class RankExchange
{
    /// <summary>An exchange that was done when it began.</summary>
    public static RankExchange Done { get; } = new DoneExchange();

    /// <summary>Lets the exchange go on where it needs the processor, without waiting for other ranks.</summary>
    /// <returns>Whether this rank's part of it is done.</returns>
    public abstract bool Advance();

    /// <summary>Waits until this rank's part of the exchange is done: what it receives is there, and what it sends may change.</summary>
    public abstract void Wait();

    private sealed class DoneExchange : RankExchange
    {
        public override bool Advance() => true;

        public override void Wait()
        {
        }
    }
}

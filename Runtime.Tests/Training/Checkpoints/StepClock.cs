namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Time of which a minute passes by the batch.</summary>
internal sealed class StepClock : TimeProvider
{
    private long minutes;

    public StepClock()
    {
        Advancing = new Advance(this);
    }

    public Callback Advancing { get; }

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => 60 * minutes;

    private sealed class Advance(StepClock clock) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => clock.minutes++;
    }
}

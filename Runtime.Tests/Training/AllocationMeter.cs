namespace NetGen.Runtime.Tests.Training;

/// <summary>Measures what the thread of a training allocates in the batches of its second epoch (the first may warm up).</summary>
internal sealed class AllocationMeter : Callback
{
    private long start;

    public long? BytesOfSecondEpoch { get; private set; }

    public override void OnBatchEnd(TrainingContext context)
    {
        if (context.Epoch == 2 && context.Batch == 1)
        {
            start = GC.GetAllocatedBytesForCurrentThread();
        }
        else if (context.Epoch == 2 && context.Batch == context.BatchesPerEpoch)
        {
            BytesOfSecondEpoch = GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }
}

namespace NetGen.Benchmarks.Works;

/// <summary>Training steps as <see cref="Trainer{TNetwork}"/> takes them: rows shuffled anew for every epoch, gathered into batches, and whatever else it does.</summary>
/// <param name="data">The data; the trainer makes its own batches of it.</param>
/// <param name="createOptimizer">Makes the optimizer.</param>
internal sealed class TrainerWorkload<TNetwork>(RowData data, Func<Optimizer> createOptimizer) : IWorkload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Dataset rows = data.ToDataset();
    private readonly TNetwork network = TNetwork.Create(seed: 1);
    private readonly float[] initial = TNetwork.Create(seed: 1).Core.Storage.Parameters.Span.ToArray();
    private Optimizer optimizer = createOptimizer();

    public void Reset()
    {
        initial.CopyTo(network.Core.Storage.Parameters.Span);
        optimizer = createOptimizer();
    }

    /// <summary>Whole epochs and one that is cut short: the times of a step are those of many.</summary>
    public void Run(int steps)
    {
        int stepsOfEpoch = rows.Count / data.Batch;
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            BatchSize = data.Batch,
            Epochs = (steps + stepsOfEpoch - 1) / stepsOfEpoch,
            Workers = 1,
            Callbacks = { new StopAfter(network.Core.Step + steps) },
        };
        trainer.Fit(rows);
    }

    private sealed class StopAfter(long step) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                context.RequestStop("these are all steps");
            }
        }
    }
}

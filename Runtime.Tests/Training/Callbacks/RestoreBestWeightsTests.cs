namespace NetGen.Runtime.Tests.Training.Callbacks;

/// <summary>The best weights come back whatever ended the training.</summary>
public class RestoreBestWeightsTests
{
    // The bias by epoch; all targets are 0, so the validation loss is its square: epoch 3 is the best.
    private static readonly float[] Biases = [4, 3, 1, 2, 5, 6, 7, 8];

    private readonly LinearNetwork<Line> network = LinearNetwork<Line>.Zero();

    [Fact]
    public void When_stopped()
    {
        var history = Fit(epochs: 8);

        Assert.True(history.StoppedEarly);
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.Equal(6, history.Epochs.Count);
        AssertRestored(history);
    }

    [Fact]
    public void When_the_epoch_limit_ended_it()
    {
        var history = Fit(epochs: 5);

        Assert.False(history.StoppedEarly);
        Assert.Equal(StopReason.EpochLimit, history.StopReason);
        Assert.Null(history.StopMessage);
        Assert.Equal(5, history.Epochs.Count);
        AssertRestored(history);
    }

    [Fact]
    public void When_a_callback_asked_to_stop()
    {
        var history = Fit(epochs: 8, new OnEpoch(4, c => c.RequestStop("enough")));

        Assert.Equal(StopReason.Requested, history.StopReason);
        Assert.Equal("enough", history.StopMessage);
        Assert.Equal(4, history.Epochs.Count);
        AssertRestored(history);
    }

    [Fact]
    public void When_cancelled()
    {
        using var source = new CancellationTokenSource();

        var history = Fit(epochs: 8, new OnEpoch(5, _ => source.Cancel()), source.Token);

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(5, history.Epochs.Count);
        AssertRestored(history);
    }

    [Fact]
    public void When_an_exception_in_a_callback_ended_it()
    {
        var error = Assert.Throws<NotSupportedException>(() => Fit(epochs: 8, new OnEpoch(4, _ => throw new NotSupportedException("no more"))));

        Assert.Equal("no more", error.Message);
        Assert.Equal(1, network.Bias(0));
    }

    [Fact]
    public void When_the_training_diverged()
    {
        var error = Assert.Throws<TrainingDivergedException>(() => Fit(epochs: 8, new OnEpoch(4, _ => network.Parameters[0] = float.NaN)));

        Assert.Equal(5, error.Epoch);
        Assert.Equal(StopReason.Failed, error.History.StopReason);
        Assert.Equal(3, error.History.RestoredEpoch);
        Assert.Equal(1, network.Bias(0));
    }

    private void AssertRestored(TrainingHistory history)
    {
        Assert.Equal(3, history.RestoredEpoch);
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(1, network.Bias(0));
    }

    private TrainingHistory Fit(int epochs, Callback? other = null, CancellationToken cancellation = default)
    {
        var data = Dataset.FromArrays([0, 0], 1, [0, 0], 1);
        var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0 })
        {
            Epochs = epochs,
            Callbacks = { new SetBias(Biases), new EarlyStopping { Patience = 3, RestoreBestWeights = true } },
        };
        if (other is not null)
        {
            trainer.Callbacks.Add(other);
        }

        return trainer.Fit(data, data, cancellation);
    }

    /// <summary>Gives the network a bias in each epoch before the validation; the epoch is one batch.</summary>
    private sealed class SetBias(float[] biases) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) =>
            context.Core.Storage.Parameters.Span[context.Network.Layers[0].Parameters[1].Offset] = biases[context.Epoch - 1];
    }

    private sealed class OnEpoch(int epoch, Action<TrainingContext> action) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                action(context);
            }
        }
    }
}

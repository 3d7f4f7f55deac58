using System.Collections.Concurrent;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(8, Activation.Tanh), Dropout(0.2), Dense(3), CrossEntropyLoss]
internal sealed partial class WaitedFor;

/// <summary>A training that is awaited: on a thread of its own, and in pieces, as where there is one thread.</summary>
public sealed class FitAsyncTests
{
    private static readonly Dataset Train = TestData.ThreeClasses(), Validation = TestData.ThreeClasses(seed: 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_trains_to_the_bits_of_Fit(bool hasThread)
    {
        var expected = Trainer(hasThread);
        var history = expected.Fit(Train, Validation);
        var trainer = Trainer(hasThread);
        var progress = new Recorder();

        var awaited = await trainer.FitAsync(Train, Validation, progress);

        Assert.Equal(expected.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        Assert.Equal(history.Epochs.Select(e => (e.Epoch, e.Step, e.Loss, e.ValidationLoss)), awaited.Epochs.Select(e => (e.Epoch, e.Step, e.Loss, e.ValidationLoss)));
        Assert.Equal(awaited.Epochs, progress.Records);
        Assert.Equal(4, trainer.EpochsDone);
        Assert.Equal(StopReason.EpochLimit, awaited.StopReason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_it_as_a_callback_does(bool hasThread)
    {
        var expected = Trainer(hasThread);
        expected.Callbacks.Add(new AtBatch(context => Stop(context, () => context.RequestStop("enough"))));
        expected.Fit(Train);
        using var cancellation = new CancellationTokenSource();
        var trainer = Trainer(hasThread);
        trainer.Callbacks.Add(new AtBatch(context => Stop(context, cancellation.Cancel)));

        var history = await trainer.FitAsync(Train, cancellation: cancellation.Token);

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Single(history.Epochs);
        Assert.Equal(expected.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        Assert.Equal(expected.Network.Step, trainer.Network.Step);

        // The network is free again, and the training can go on.
        Assert.Equal(4, (await trainer.FitAsync(Train)).Epochs.Count);

        static void Stop(TrainingContext context, Action stop)
        {
            if (context is { Epoch: 2, Batch: 2 })
            {
                stop();
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_is_cancelled_trains_nothing(bool hasThread)
    {
        var trainer = Trainer(hasThread);
        float[] before = trainer.Network.Parameters.ToArray();

        var history = await trainer.FitAsync(Train, cancellation: new CancellationToken(canceled: true));

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_is_in_the_task(bool hasThread)
    {
        var trainer = Trainer(hasThread);
        trainer.Callbacks.Add(new AtBatch(_ => throw new FormatException("no")));
        Task<TrainingHistory> failing = trainer.FitAsync(Train),
            wrong = Trainer(hasThread).FitAsync(TestData.Line()),
            nothing = Trainer(hasThread).FitAsync(null!),
            told = Trainer(hasThread).FitAsync(Train, progress: new Failing());

        Assert.Equal("no", (await Assert.ThrowsAsync<FormatException>(() => failing)).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => wrong);
        await Assert.ThrowsAsync<ArgumentNullException>(() => nothing);
        Assert.Equal("not told", (await Assert.ThrowsAsync<FormatException>(() => told)).Message);
        trainer.Network.Predict(new float[2]);
        trainer.Callbacks.Clear();
        Assert.Equal(4, trainer.Fit(Train).Epochs.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_network_is_in_use_until_it_ends(bool hasThread)
    {
        var trainer = Trainer(hasThread);
        using var isRunning = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        trainer.Callbacks.Add(new AtBatch(context =>
        {
            if (context is { Epoch: 2, Batch: 1 })
            {
                isRunning.Release();
                Assert.True(mayGoOn.Wait(TimeSpan.FromMinutes(1)));
            }
        }));
        var training = Task.Run(() => trainer.FitAsync(Train));
        Assert.True(await isRunning.WaitAsync(TimeSpan.FromMinutes(1)));

        var error = Assert.Throws<InvalidOperationException>(() => trainer.Network.TrainStep(new float[2], new int[1], new Sgd()));
        var second = await Assert.ThrowsAsync<InvalidOperationException>(() => trainer.FitAsync(Train));
        mayGoOn.Release();
        await training;

        Assert.Equal("WaitedFor is in use: Fit is training it. Only one training at a time can change a network: wait until it ends, or use a Clone.", error.Message);
        Assert.Equal(error.Message, second.Message);
        trainer.Network.Load(trainer.Network.Save());
    }

    /// <summary>One thread that runs one thing after the other, as a page does: what the page has to do comes between the pieces.</summary>
    [Fact]
    public void In_pieces_the_one_thread_does_other_things_between_them()
    {
        using var page = new Page();
        var trainer = Trainer(hasThread: false);
        var threads = new HashSet<int>();
        trainer.Callbacks.Add(new AtBatch(_ => threads.Add(Environment.CurrentManagedThreadId)));
        int frames = 0;

        var training = page.Run(
            () => trainer.FitAsync(Train, Validation),
            whileRunning: () =>
            {
                frames++;
                Assert.Throws<InvalidOperationException>(() => trainer.Network.TrainStep(new float[2], new int[1], new Sgd()));
                Assert.Equal(3, trainer.Network.Predict(new float[2]).Length);
            });

        Assert.Equal(4, training.Epochs.Count);
        Assert.Single(threads);

        // After each of the 3 batches, and of the one block of validation, of 4 epochs.
        Assert.Equal(16, frames);
    }

    [Fact]
    public async Task A_short_piece_is_not_interrupted()
    {
        var trainer = new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam()) { HasThread = false, Piece = TimeSpan.FromHours(1), Epochs = 2 };

        var training = trainer.FitAsync(Train);

        Assert.True(training.IsCompletedSuccessfully);
        Assert.Equal(2, (await training).Epochs.Count);
    }

    [Fact]
    public async Task It_leaves_the_callers_thread()
    {
        var trainer = Trainer(hasThread: true);
        int? trainingThread = null;
        trainer.Callbacks.Add(new AtBatch(_ => trainingThread = Environment.CurrentManagedThreadId));

        var training = trainer.FitAsync(Train);
        int callersThread = Environment.CurrentManagedThreadId;
        await training;

        Assert.NotNull(trainingThread);
        Assert.NotEqual(callersThread, trainingThread);
    }

    [Fact]
    public void Without_threads_workers_are_one()
    {
        Assert.Equal(2, Threads.AtMost(2, canStart: true));
        Assert.Equal(1, Threads.AtMost(2, canStart: false));
        Assert.Equal(1, Threads.AtMost(1, canStart: false));
        Assert.Equal(Threads.CanStart, Threads.AtMost(2) == 2);
    }

    private static Trainer<WaitedFor> Trainer(bool hasThread) =>
        new(new WaitedFor(seed: 1), new Adam { LearningRate = 0.01f }) { HasThread = hasThread, Piece = TimeSpan.Zero, Epochs = 4, Seed = 3 };

    private sealed class AtBatch(Action<TrainingContext> action) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => action(context);
    }

    private sealed class Recorder : IProgress<EpochRecord>
    {
        public List<EpochRecord> Records { get; } = [];

        public void Report(EpochRecord value) => Records.Add(value);
    }

    private sealed class Failing : IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => throw new FormatException("not told");
    }

    /// <summary>A thread with a queue.</summary>
    private sealed class Page : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Call, object? State)> queue = [];

        public override void Post(SendOrPostCallback d, object? state) => queue.Add((d, state));

        public T Run<T>(Func<Task<T>> start, Action whileRunning)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                var task = start();
                while (!task.IsCompleted)
                {
                    whileRunning();
                    var (call, state) = queue.Take();
                    call(state);
                }

                return task.GetAwaiter().GetResult();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public void Dispose() => queue.Dispose();
    }
}

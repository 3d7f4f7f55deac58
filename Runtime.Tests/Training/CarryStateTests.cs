using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Trainings whose rows go on from the states that the rows before them ended with.</summary>
public sealed class CarryStateTests : IDisposable
{
    private const int Steps = 4;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Sums over a window are those over the whole series, but for their order: 1e-5 of losses around 1.</summary>
    [Fact]
    public void The_losses_of_windows_are_those_of_whole_series()
    {
        var (inputs, targets) = Series(seed: 3, 24, 24, 24);
        var whole = new WholeLSTM(seed: 1);
        double expected = whole.Evaluate(Dataset.FromSeriesAndTargets(inputs, 2, targets, 1, length: 24, stride: 24)).Loss;
        var trainer = new Trainer<CarriedLSTM>(new CarriedLSTM(seed: 1), new Sgd { LearningRate = 0 }) { CarryState = true, BatchSize = 2, Epochs = 1 };
        var windows = Windows(inputs, targets);

        var history = trainer.Fit(windows, windows);

        Assert.Equal(whole.Parameters, trainer.Network.Parameters);
        Assert.Equal(expected, history.Epochs[0].Loss, 1e-5);
        Assert.Equal(expected, history.Epochs[0].ValidationLoss!.Value, 1e-5);
        Assert.Equal(expected, trainer.Evaluate(windows).Loss, 1e-5);
        Assert.NotEqual(expected, trainer.Network.Evaluate(windows).Loss, 1e-3);
    }

    /// <summary>
    /// The gradient of each batch against central differences of the loss of its windows in streams that begin with the states that the batch began with. In
    /// single precision a difference of 2e-2 has an error of about 1e-4.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void The_gradient_of_a_batch_is_that_of_its_windows_from_the_states_before_them(int burnIn)
    {
        var (inputs, targets) = Series(seed: 5, 12, 16, 8);
        var network = new CarriedStack(seed: 2);
        var parameters = CoreOf(network).Storage.Parameters.Span;
        for (int i = 0; i < parameters.Length; i++)
        {
            // The learnt states, too, and what pads them stays 0.
            parameters[i] += parameters[i] == 0 && !IsLearnt(network, i) ? 0 : 0.1f * MathF.Sin(i);
        }

        var recorder = new Recorder();
        var trainer = new Trainer<CarriedStack>(network, new Sgd { LearningRate = 0 }) { CarryState = true, BurnIn = burnIn, Callbacks = { recorder } };
        (trainer.BatchSize, trainer.Epochs, trainer.Shuffle) = (3, 1, false);
        trainer.Fit(Windows(inputs, targets));

        Assert.Equal(4, recorder.Gradients.Count);
        var streams = inputs.Select(_ => network.OpenStream()).ToArray();
        for (int batch = 0; batch < 4; batch++)
        {
            float[] gradients = recorder.Gradients[batch];
            for (int i = 0; i < parameters.Length; i += parameters[i] == 0 ? 1 : 7)
            {
                float value = parameters[i];
                parameters[i] = value + 1e-2f;
                double above = Loss(batch);
                parameters[i] = value - 1e-2f;
                double below = Loss(batch);
                parameters[i] = value;
                if (value != 0 || IsLearnt(network, i))
                {
                    Assert.Equal((above - below) / 2e-2, gradients[i], 3e-4);
                }
            }

            Assert.Equal(burnIn < (batch + 1) * Steps, gradients.Any(g => g != 0));
            for (int series = 0; series < inputs.Length; series++)
            {
                Process(series, batch, streams[series]);
            }
        }

        double Loss(int batch)
        {
            double sum = 0, count = 0;
            for (int series = 0; series < inputs.Length; series++)
            {
                if ((batch + 1) * Steps > targets[series].Length)
                {
                    continue;
                }

                float[] outputs = Process(series, batch, streams[series].Clone());
                for (int step = Math.Max(0, burnIn - (batch * Steps)); step < Steps; step++)
                {
                    double difference = outputs[step] - targets[series][(batch * Steps) + step];
                    sum += difference * difference;
                    count++;
                }
            }

            return count == 0 ? 0 : sum / count;
        }

        float[] Process(int series, int batch, SequenceStream<CarriedStack> stream)
        {
            float[] outputs = new float[Steps];
            if ((batch + 1) * Steps <= targets[series].Length)
            {
                network.Process(inputs[series].AsSpan(batch * Steps * 2, Steps * 2), outputs, stream);
            }

            return outputs;
        }
    }

    /// <summary>
    /// Three of the four steps of a window need to know what was before it. Without carried states a network can only guess there: its error is 3/4.
    /// </summary>
    [Fact]
    public void A_network_learns_what_came_before_its_windows()
    {
        float[] signal = [.. Enumerable.Range(0, 4000).Select(i => (float)(CounterRandom.Below(7, (ulong)i, 2) * 2) - 1)];
        float[] echo = [0, 0, 0, .. signal[..^3]];
        var data = Dataset.FromSeriesAndTargets([signal], 1, [echo], 1, length: 4, stride: 4);

        Assert.InRange(Loss(carryState: true), 0, 0.2);
        Assert.InRange(Loss(carryState: false), 0.7, 0.8);

        double Loss(bool carryState)
        {
            var trainer = new Trainer<Echo>(new Echo(seed: 1), new Adam { LearningRate = 0.01f }) { CarryState = carryState, BatchSize = 10, Epochs = 20 };
            trainer.Fit(data);
            return trainer.Evaluate(data).Loss;
        }
    }

    [Fact]
    public void Every_number_of_workers_gives_the_same_bits()
    {
        var (inputs, targets) = Series(seed: 1, [.. Enumerable.Range(0, 40).Select(i => 4 * ((i % 5) + 1))]);
        float[][] results = [.. new[] { 1, 2, 3, 8 }.Select(Trained)];

        Assert.All(results, result => Assert.Equal(results[0], result));

        float[] Trained(int workers)
        {
            var trainer = new Trainer<CarriedStack>(new CarriedStack(seed: 5), new Adam()) { CarryState = true, BurnIn = 5, Workers = workers };
            (trainer.BatchSize, trainer.Epochs) = (24, 3);
            trainer.Fit(Windows(inputs, targets), Windows(inputs, targets));
            return trainer.Network.Parameters.ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void A_training_resumes_within_an_epoch_to_the_same_bits(int batches)
    {
        var (inputs, targets) = Series(seed: 4, 20, 16, 20, 12, 20);
        var data = Windows(inputs, targets);
        float[] expected = Trained(new Trainer<CarriedDropout>(new CarriedDropout(seed: 5), new Adam()), CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        Trained(With(new StopAfter(batches, cancellation)), cancellation.Token);
        var resumed = With();

        var report = resumed.Resume(folder.File("run"));

        // Five series of 5, 4, 5, 3 and 5 windows in four rows: the two short ones are one row's, so that an epoch has seven batches.
        int epoch = 1 + ((batches - 1) / 7);
        Assert.Equal((epoch, batches - (7 * (epoch - 1))), (report.Epoch, report.Batch));
        Assert.Equal(expected, Trained(resumed, CancellationToken.None));

        Trainer<CarriedDropout> With(params Callback[] callbacks)
        {
            var trainer = new Trainer<CarriedDropout>(new CarriedDropout(seed: 5), new Adam());
            trainer.Callbacks.Add(new Checkpoint(folder.File("run")) { EveryMinutes = 1e-9, KeepLast = 20 });
            Array.ForEach(callbacks, trainer.Callbacks.Add);
            return trainer;
        }

        float[] Trained(Trainer<CarriedDropout> trainer, CancellationToken token)
        {
            (trainer.CarryState, trainer.BurnIn, trainer.BatchSize, trainer.Epochs) = (true, 2, 4, 3);
            trainer.Fit(data, data, token);
            return trainer.Network.Parameters.ToArray();
        }
    }

    [Fact]
    public void A_training_does_not_resume_with_another_setting()
    {
        var (inputs, targets) = Series(seed: 4, 20, 16, 20, 12, 20);
        var data = Windows(inputs, targets);
        var trainer = Trainer(burnIn: 0);
        trainer.Fit(data);
        var other = Trainer(burnIn: 1);
        other.Resume(folder.File("run"));

        var e = Assert.Throws<InvalidOperationException>(() => other.Fit(data));

        Assert.Contains("expected BurnIn 0, found 1", e.Message, StringComparison.Ordinal);

        Trainer<CarriedDropout> Trainer(int burnIn) => new(new CarriedDropout(seed: 5), new Adam())
        {
            CarryState = true,
            BurnIn = burnIn,
            Epochs = 1,
            BatchSize = 4,
            Callbacks = { new Checkpoint(folder.File("run")) },
        };
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var (inputs, targets) = Series(seed: 1, 40, 40, 24);
        var meter = new AllocationMeter();

        new Trainer<CarriedStack>(new CarriedStack(seed: 5), new Adam()) { CarryState = true, BurnIn = 3, BatchSize = 2, Epochs = 2, Callbacks = { meter } }
            .Fit(Windows(inputs, targets), Windows(inputs, targets));

        Assert.Equal(0, meter.BytesOfSecondEpoch);
    }

    [Fact]
    public void A_learning_rate_is_found_with_carried_states()
    {
        var (inputs, targets) = Series(seed: 1, 40, 40, 24);
        var data = Windows(inputs, targets);

        Assert.NotEqual(Losses(carryState: true), Losses(carryState: false));

        double[] Losses(bool carryState)
        {
            var trainer = new Trainer<CarriedStack>(new CarriedStack(seed: 5), new Adam()) { CarryState = carryState, BatchSize = 2 };
            return [.. new LearningRateFinder { Steps = 10 }.Find(trainer, data).Points.Select(p => p.Loss)];
        }
    }

    [Fact]
    public void Settings_that_do_not_go_with_it_are_refused()
    {
        var (inputs, targets) = Series(seed: 1, 16, 16);
        var data = Windows(inputs, targets);
        var one = Dataset.FromSeries([new float[40]], size: 1, length: 4, horizon: 1, stride: 4, perStep: true);

        Assert.Equal(
            "BurnIn is 2, which needs CarryState: without it every window begins anew.",
            Assert.Throws<InvalidOperationException>(() =>
                new Trainer<CarriedLSTM>(new CarriedLSTM(), new Sgd()) { BurnIn = 2 }.Fit(data)).Message);
        Assert.Equal(
            "CarryState cannot carry the state of NotStreaming: it has no state: give it a recurrent layer and [Streaming].",
            Assert.Throws<InvalidOperationException>(() =>
                new Trainer<NotStreaming>(new NotStreaming(), new Sgd()) { CarryState = true }.Fit(one)).Message);
        Assert.Equal(
            "CarryState cannot carry the state of CarriedConvolution: it also looks back to 1 earlier step (conv1D1.history), and only states of recurrent "
            + "layers are carried.",
            Assert.Throws<InvalidOperationException>(() =>
                new Trainer<CarriedConvolution>(new CarriedConvolution(), new Sgd()) { CarryState = true }.Fit(one)).Message);
        Assert.Equal(
            "CarryState cannot carry the state of CarriedLengths: its rows have lengths of their own: leave VariableLength out.",
            Assert.Throws<InvalidOperationException>(() =>
                new Trainer<CarriedLengths>(new CarriedLengths(), new Sgd()) { CarryState = true }.Evaluate(one)).Message);
        Assert.Equal(
            "CarryState goes with one shard, but Shards is 2.",
            Assert.Throws<InvalidOperationException>(() =>
                new Trainer<CarriedLSTM>(new CarriedLSTM(), new Sgd()) { CarryState = true, Shards = 2 }.Fit(data)).Message);
        Assert.Equal(
            "BurnIn ('-1') must be a non-negative value. (Parameter 'BurnIn')\nActual value was -1.",
            Assert.Throws<ArgumentOutOfRangeException>(() =>
                new Trainer<CarriedLSTM>(new CarriedLSTM(), new Sgd()) { BurnIn = -1 }).Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Windows_that_do_not_go_with_it_are_refused()
    {
        var (inputs, targets) = Series(seed: 1, 16, 16);
        const string Remedy = ": make them by Dataset.FromSeries with a stride of the window's length. (Parameter 'train')";

        Assert.Equal(
            "CarryState needs windows that follow each other, but the rows are no windows" + Remedy,
            Refused(Dataset.FromArrays(new float[80], 8, new float[40], 4)));
        Assert.Equal(
            "CarryState needs windows that follow each other, but no window begins where another ends" + Remedy,
            Refused(Dataset.FromSeriesAndTargets(inputs, 2, targets, 1, length: 4, stride: 2)));
        Assert.Equal(
            "A window of the data has 2 steps, but CarriedLSTM takes 4. (Parameter 'train')",
            Refused(Dataset.FromSeriesAndTargets([new float[40]], 4, [new float[20]], 2, length: 2, stride: 2)));
        Assert.Equal(
            "No state would be carried: the 4 windows of the series are divided among as many rows of a batch. Set BatchSize below 4, or make shorter "
            + "windows. (Parameter 'train')",
            Refused(Windows(inputs[..1], targets[..1])));
        Assert.Equal(
            "No step would count: BurnIn is 16, and the longest part of a series has 16 steps. (Parameter 'train')",
            Refused(Windows(inputs, targets), burnIn: 16));
        Assert.Equal(
            "Each series needs its targets, but there are 2 series and targets of 1. (Parameter 'targets')",
            Assert.Throws<ArgumentException>(() => Dataset.FromSeriesAndTargets(inputs, 2, targets[..1], 1, length: 4)).Message);
        Assert.Equal(
            "Series 1 has 16 steps, but its targets have 8 steps. (Parameter 'targets')",
            Assert.Throws<ArgumentException>(() => Dataset.FromSeriesAndTargets(inputs, 2, [targets[0], targets[1][..8]], 1, length: 4)).Message);
        Assert.Equal(
            "A window of 17 steps needs 17 steps, but the longest series has 16. (Parameter 'series')",
            Assert.Throws<ArgumentException>(() => Dataset.FromSeriesAndTargets(inputs, 2, targets, 1, length: 17)).Message);

        static string Refused(Dataset data, int burnIn = 0) => Assert.Throws<ArgumentException>(
            () => new Trainer<CarriedLSTM>(new CarriedLSTM(), new Sgd()) { CarryState = true, BurnIn = burnIn }.Fit(data)).Message;
    }

    private static Dataset Windows(float[][] inputs, float[][] targets) => Dataset.FromSeriesAndTargets(inputs, 2, targets, 1, Steps, stride: Steps);

    private static (float[][] Inputs, float[][] Targets) Series(ulong seed, params int[] steps)
    {
        ulong number = 0;
        return ([.. steps.Select(count => Numbers(2 * count))], [.. steps.Select(Numbers)]);

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (CounterRandom.Below(seed, number++, 2001) - 1000) / 1000f)];
    }

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static bool IsLearnt(CarriedStack network, int index) => CarriedStack.Description.Layers.SelectMany(layer => layer.Parameters).Any(
        p => p.Name.Contains("_0_", StringComparison.Ordinal) && index >= p.Offset && index < p.Offset + p.Outputs);

    /// <summary>Keeps the gradient of every batch.</summary>
    private sealed class Recorder : Callback
    {
        public List<float[]> Gradients { get; } = [];

        public override void OnBatchEnd(TrainingContext context) => Gradients.Add(context.Core.Gradients.ToArray());
    }

    private sealed class StopAfter(int batches, CancellationTokenSource cancellation) : Callback
    {
        private int count;

        public override void OnBatchEnd(TrainingContext context)
        {
            if (++count == batches)
            {
                cancellation.Cancel();
            }
        }
    }
}

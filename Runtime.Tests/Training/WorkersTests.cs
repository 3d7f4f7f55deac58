using System.Runtime.CompilerServices;
using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Large enough for some workers to pay: 18,944 multiply-adds per row.</summary>
[Network(64), Dense(256, Activation.ReLU), Dropout(0.2), Dense(10), CrossEntropyLoss]
internal sealed partial class SharedNetwork;

public class WorkersTests
{
    private const int Rows = 120;

    [Fact]
    public void Every_number_of_workers_gives_a_loop_of_ones_own_the_same_bits()
    {
        float[][] results = [.. new[] { 1, 2, 3, 8 }.Select(Trained)];

        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.NotEqual(new SharedNetwork(seed: 5).Parameters.ToArray(), results[0]);

        static float[] Trained(int workers)
        {
            var network = new SharedNetwork(seed: 5);
            network.UseWorkers(workers);
            Assert.Equal(workers, CoreOf(network).Workers);
            Train(network, steps: 20);
            network.UseWorkers(1);
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Every_number_of_workers_trains_on_transformed_rows_to_the_same_bits()
    {
        float[][] results = [.. new[] { 1, 0, 2, 3, 8 }.Select(Trained)];

        Assert.All(results, result => Assert.Equal(results[0], result));

        static float[] Trained(int workers)
        {
            var network = new SharedNetwork(seed: 5);
            var trainer = new Trainer<SharedNetwork>(network, new Sgd()) { BatchSize = 32, Epochs = 3, Seed = 2, Workers = workers, Transform = new RandomAffine(8, 8) { Degrees = 15, Translate = 0.1f } };
            trainer.Fit(Data());
            Assert.Null(CoreOf(network).Team);
            return network.Parameters.ToArray();
        }
    }

    /// <summary>They gather batches as well, where no processor is left for that.</summary>
    [Fact]
    public void A_callback_may_change_the_workers_of_its_training()
    {
        Assert.Equal(Trained(batch => 8), Trained(batch => (batch % 3) + 1));

        static float[] Trained(Func<int, int> workers)
        {
            var network = new SharedNetwork(seed: 5);
            var callback = new ChangeWorkers(batch => network.UseWorkers(workers(batch)));
            var trainer = new Trainer<SharedNetwork>(network, new Sgd()) { BatchSize = 32, Epochs = 3, Workers = 8, Transform = new RandomAffine(8, 8) { Degrees = 15 }, Callbacks = { callback } };
            trainer.Fit(Data());
            return network.Parameters.ToArray();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_threads_end_with_Fit(bool fails)
    {
        var seen = new TeamOfFit { Fails = fails };
        var trainer = new Trainer<SharedNetwork>(new SharedNetwork(seed: 1), new Sgd()) { BatchSize = Rows, Epochs = 1, Workers = 3, Callbacks = { seen } };

        var thrown = Record.Exception(() => trainer.Fit(Data()));

        Assert.Equal(fails, thrown is NotSupportedException);
        Assert.Equal(2, seen.Living);
        Assert.Equal(0, seen.Team!.Living);
        Assert.Null(CoreOf(trainer.Network).Team);
    }

    [Fact]
    public void Fit_gives_a_network_its_own_workers_back()
    {
        var network = new SharedNetwork(seed: 1);
        network.UseWorkers(2);
        var seen = new TeamOfFit();

        new Trainer<SharedNetwork>(network, new Sgd()) { BatchSize = Rows, Epochs = 1, Workers = 1, Callbacks = { seen } }.Fit(Data());

        Assert.Null(seen.Team);
        Assert.Equal(2, CoreOf(network).Workers);
        network.UseWorkers(1);
    }

    [Fact]
    public void The_threads_end_when_nobody_holds_the_network()
    {
        var team = TeamOfForgottenNetwork();

        // The last step's frames are gone when the method has returned; the finalizer then tells the threads.
        Eventually.Holds(Ended, "the threads end");

        bool Ended()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return team.Living == 0;
        }
    }

    [Fact]
    public void A_step_is_shared_where_each_worker_has_twenty_microseconds_to_do()
    {
        var core = CoreOf(new SharedNetwork(seed: 1));

        // 20 µs are 700,000 multiply-adds; a step has three times those of a prediction. 700,000 · 2 / (3 · 18,944) = 24.6 rows.
        Assert.Equal(1, core.UsefulWorkers(24, 8));
        Assert.Equal(2, core.UsefulWorkers(25, 8));
        Assert.Equal(8, core.UsefulWorkers(100_000, 8));
    }

    [Fact]
    public void Unasked_a_worker_has_a_hundred_microseconds_to_do()
    {
        var core = CoreOf(new SharedNetwork(seed: 1));

        // 100 µs are 3,500,000 multiply-adds, with vectors of 512 bits twice that: 123.2 or 246.4 rows for two workers.
        int rows = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 247 : 124;
        Assert.Equal(1, core.DefaultWorkers(rows - 1));
        Assert.Equal(Math.Min(2, Environment.ProcessorCount), core.DefaultWorkers(rows));
    }

    [Fact]
    public void A_training_without_enough_work_starts_no_threads()
    {
        var seen = new TeamOfFit();

        new Trainer<SharedNetwork>(new SharedNetwork(seed: 1), new Sgd()) { BatchSize = 24, Epochs = 1, Workers = 8, Callbacks = { seen } }.Fit(Data());

        Assert.Null(seen.Team);
    }

    [Fact]
    public void Numbers_of_workers_are_checked()
    {
        var network = new SharedNetwork(seed: 1);

        Assert.Equal("workers", Assert.Throws<ArgumentOutOfRangeException>(() => network.UseWorkers(-1)).ParamName);
        Assert.Equal("Workers", Assert.Throws<ArgumentOutOfRangeException>(() => CoreOf(network).Workers = 0).ParamName);
        network.UseWorkers(0);
        Assert.Equal(Environment.ProcessorCount, CoreOf(network).Workers);
        network.UseWorkers(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WorkerTeam TeamOfForgottenNetwork()
    {
        var network = new SharedNetwork(seed: 1);
        network.UseWorkers(3);
        Train(network, steps: 2);
        var team = CoreOf(network).Team!;
        Assert.Equal(2, team.Living);
        return team;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Train(SharedNetwork network, int steps)
    {
        var data = Data();
        var optimizer = new Adam();
        foreach (var batch in data.Batches(Rows, seed: 1).Epoch(0))
        {
            for (int step = 0; step < steps; step++)
            {
                network.TrainStep(batch.Inputs, batch.Targets, optimizer);
            }
        }
    }

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static Dataset Data()
    {
        float[] inputs = [.. Enumerable.Range(0, Rows * SharedNetwork.InputSize).Select(i => CounterRandom.Uniform(3, (ulong)i) - 0.5f)];
        return Dataset.FromArrays(inputs, SharedNetwork.InputSize, [.. Enumerable.Range(0, Rows).Select(row => row % 10)]);
    }

    private sealed class TeamOfFit : Callback
    {
        public bool Fails { get; init; }

        public WorkerTeam? Team { get; private set; }

        public int Living { get; private set; }

        public override void OnBatchEnd(TrainingContext context)
        {
            Team = context.Core.Team;
            Living = Team?.Living ?? 0;
            if (Fails)
            {
                throw new NotSupportedException();
            }
        }
    }

    private sealed class ChangeWorkers(Action<int> change) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => change(context.Batch);
    }
}

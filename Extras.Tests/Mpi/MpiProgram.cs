using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace NetGen.Extras.Tests.Mpi;

[Network(6), Dense(48, Activation.Tanh), Dropout(0.3), Dense(32, Activation.ReLU), Dense(3), CrossEntropyLoss]
internal sealed partial class RankedClassifier;

[Network(28, 28, 1), Conv2D(6, 5, Activation.ReLU), MaxPool2D(2), Conv2D(16, 5, Activation.ReLU), MaxPool2D(2), Flatten]
[Dense(120, Activation.ReLU), Dense(84, Activation.ReLU), Dense(10), CrossEntropyLoss]
internal sealed partial class RankedLeNet;

/// <summary>Its gradients are exchanged in three parts, from the last layers to the first.</summary>
[Network(6), Dense(300, Activation.Tanh), Dense(300, Activation.ReLU), Dense(300, Activation.ReLU), Dense(3), CrossEntropyLoss]
internal sealed partial class RankedWide;

/// <summary>What launchers start: one line says what the ranks came to.</summary>
internal static class MpiProgram
{
    public const string
        Train = "train", Long = "long", Throws = "throws", ThrowsOutside = "throws-outside", OtherData = "other-data", Meter = "meter", Signals = "signals",
        Sweep = "sweep", Images = "images", Wide = "wide", MeterWide = "meter-wide";

    /// <summary>How a line with the hash of the weights begins.</summary>
    public const string Hash = "weights sha256: ";

    /// <summary>How a line with the number of a rank's process begins.</summary>
    public const string Process = "process ";

    private const int Shards = 8, BatchSize = 64;

    public static int Run(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var machines = NetGen.Mpi.Start();
        switch (arguments[0])
        {
            case Train:
                Tell(machines, Fit(machines, epochs: 4));
                break;
            case Images:
                Tell(machines, FitImages(machines));
                break;
            case Wide:
                Tell(machines, FitWide(machines, epochs: 2));
                break;
            case Long:
                Tell(machines, FitLong(machines, arguments[1]));
                break;
            case Throws:
                Fit(machines, epochs: 4, new AtStep(20, () => throw new NotSupportedException("the disk is on fire")) { Rank = 1 });
                break;
            case ThrowsOutside when machines.Rank == 1:
                throw new NotSupportedException("the disk is on fire");
            case ThrowsOutside:
                Fit(machines, epochs: 4);
                break;
            case OtherData:
                Trainer(machines, epochs: 4).Fit(Data(machines.Rank == 1 ? 2 : 1), Data(9));
                break;
            case Sweep:
                RunSweep(arguments[1]);
                break;
            case Meter:
                Measure(machines, meter => Fit(machines, epochs: 3, meter));
                break;
            case MeterWide:
                Measure(machines, meter => FitWide(machines, epochs: 3, meter));
                break;
            case Signals:
                Console.WriteLine(CatchesNull() ? "caught" : "not caught");
                break;
            default:
                return 2;
        }

        return 0;
    }

    /// <summary>The training of one process without MPI.</summary>
    public static string HashOfOneProcess()
    {
        using var alone = new SilentGroup();
        return HashOf(Fit(alone, epochs: 4));
    }

    /// <summary>The same for images.</summary>
    public static string HashOfImagesOfOneProcess()
    {
        using var alone = new SilentGroup();
        return HashOf(FitImages(alone));
    }

    /// <summary>The same for a network whose gradients are exchanged in parts.</summary>
    public static string HashOfWideOfOneProcess()
    {
        using var alone = new SilentGroup();
        return HashOf(FitWide(alone, epochs: 2));
    }

    private static RankedLeNet FitImages(RankGroup group)
    {
        const int Rows = 150;
        var random = new Random(5);
        float[] pixels = [.. Enumerable.Range(0, Rows * 784).Select(_ => random.NextSingle() - 0.5f)];
        var network = new RankedLeNet(seed: 1);
        var trainer = new Trainer<RankedLeNet>(network, new Adam()) { BatchSize = 64, Epochs = 2, Shards = Shards, Group = group };
        trainer.Fit(Dataset.FromArrays(pixels, 784, [.. Enumerable.Range(0, Rows).Select(row => row % 10)]));
        return network;
    }

    private static RankedClassifier Fit(RankGroup group, int epochs, params Callback[] callbacks)
    {
        var trainer = Trainer(group, epochs);
        foreach (var callback in callbacks)
        {
            trainer.Callbacks.Add(callback);
        }

        trainer.Fit(Data(1), Data(9));
        return trainer.Network;
    }

    private static RankedWide FitWide(RankGroup group, int epochs, params Callback[] callbacks)
    {
        var trainer = new Trainer<RankedWide>(new RankedWide(seed: 1), new Adam())
        {
            BatchSize = BatchSize,
            Epochs = epochs,
            Seed = 3,
            Shards = Shards,
            Group = group,
        };
        foreach (var callback in callbacks)
        {
            trainer.Callbacks.Add(callback);
        }

        trainer.Fit(Data(1));
        return trainer.Network;
    }

    private static RankedClassifier FitLong(RankGroup group, string folder)
    {
        string path = Path.Combine(folder, "run.checkpoint");
        var trainer = Trainer(group, epochs: 40);
        trainer.Callbacks.Add(new Checkpoint(path));
        trainer.Callbacks.Add(new AtStep(-1, () => Console.WriteLine($"{Process}{Environment.ProcessId}")));
        if (Checkpoint.Exists(path))
        {
            trainer.Resume(path);
        }

        trainer.Fit(Data(1), Data(9));
        return trainer.Network;
    }

    /// <summary>Ranks share the trials by the folder alone.</summary>
    private static void RunSweep(string folder)
    {
        var sweep = new TrialSweep(folder) { Trials = 12, Seed = 4 };
        sweep.Add("ranked", trial =>
        {
            Console.WriteLine($"{Process}{Environment.ProcessId}");
            using var alone = new SilentGroup();
            var trainer = Trainer(alone, epochs: 6);
            trainer.Optimizer.LearningRate = trial.LogUniform("rate", 1e-3f, 1e-1f);
            trainer.Workers = 1;
            return trainer;
        });
        sweep.Run(Data(1), Data(9));
    }

    /// <summary>Bytes of a step of each rank, and what steps allocate.</summary>
    private static void Measure(MpiGroup machines, Action<StepMeter> fit)
    {
        var meter = new StepMeter(machines);
        fit(meter);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rank {machines.Rank} sent {meter.BytesOfStep} allocated {meter.Allocated}"));
    }

    private static Trainer<RankedClassifier> Trainer(RankGroup group, int epochs) =>
        new(new RankedClassifier(seed: 1), new Adam { LearningRate = 3e-3f, ClipNorm = 0.5f })
        {
            BatchSize = BatchSize,
            Epochs = epochs,
            Seed = 3,
            Shards = Shards,
            Group = group,
            ClassWeights = [1, 2, 0.5f],
            Callbacks = { new EarlyStopping { Patience = 1000, RestoreBestWeights = true } },
        };

    /// <summary>The last batch of an epoch has 41 rows.</summary>
    private static Dataset Data(int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 6 * 1001).Select(_ => (4 * random.NextSingle()) - 2)];
        return Dataset.FromArrays(inputs, 6, [.. Enumerable.Range(0, 1001).Select(row => inputs[6 * row] > 0.5f ? 2 : inputs[(6 * row) + 1] > 0 ? 1 : 0)]);
    }

    private static void Tell<TNetwork>(RankGroup group, TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (group.Rank == 0)
        {
            Console.WriteLine(Hash + HashOf(network));
        }
    }

    private static string HashOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => Convert.ToHexStringLower(SHA256.HashData(network.Save()));

    /// <summary>The runtime tells null references by a signal, which a library may have taken for itself.</summary>
    private static bool CatchesNull()
    {
        string? nothing = Environment.GetEnvironmentVariable("NETGEN_TESTS_NO_SUCH_VARIABLE");
        try
        {
            return nothing!.Length < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    private sealed class AtStep(long step, Action action) : Callback
    {
        public int? Rank { get; init; }

        public override void OnFitBegin(TrainingContext context)
        {
            if (step < 0)
            {
                action();
            }
        }

        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step && (Rank is null || context.Group.Rank == Rank))
            {
                action();
            }
        }
    }

    private sealed class StepMeter(MpiGroup machines) : Callback
    {
        private long bytes;
        private long allocated;

        public long BytesOfStep { get; private set; }

        public long Allocated { get; private set; }

        public override void OnBatchEnd(TrainingContext context)
        {
            BytesOfStep = machines.BytesSent - bytes;
            bytes = machines.BytesSent;
            if (context is { Epoch: 3, Batch: 1 })
            {
                allocated = GC.GetAllocatedBytesForCurrentThread();
            }

            Allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
    }

    /// <summary>One process, whatever the environment says.</summary>
    private sealed class SilentGroup : RankGroup
    {
        public override int Rank => 0;

        public override int Size => 1;

        public override void AllToAll(ReadOnlySpan<byte> send, ReadOnlySpan<int> sendCounts, Span<byte> receive, ReadOnlySpan<int> receiveCounts) =>
            throw new UnreachableException();

        public override void AllGather(Span<byte> parts, ReadOnlySpan<int> counts) => throw new UnreachableException();

        public override void Barrier() => throw new UnreachableException();

        public override void Abort(Exception failure) => throw new UnreachableException();
    }
}

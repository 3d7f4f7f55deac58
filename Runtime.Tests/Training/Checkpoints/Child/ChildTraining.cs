using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NetGen.Runtime.Tests.Training.Checkpoints.Child;

/// <summary>What runs in a process of its own: a training that writes a checkpoint after nearly every batch and goes on from the last one, if there is one.</summary>
internal static class ChildTraining
{
    public const string ToTheEnd = "end", Cancellable = "cancel", Stuck = "stuck", GoesOnWithoutDisk = "disk", LogsWithoutDisk = "log";
    public const string Begun = "begun", Batch = "batch", CancelsTraining = "The training ends after the batch.";

    public static string CheckpointIn(string folder) => Path.Combine(folder, "run.checkpoint");

    public static string LogIn(string folder) => Path.Combine(folder, "log.csv");

    /// <summary>A network whose file is large enough to be caught while it is written.</summary>
    public static Trainer<SharedNetwork> Create(string folder) => new(new SharedNetwork(seed: 4), new Adam())
    {
        BatchSize = 24,
        Epochs = 30,
        Seed = 6,
        Workers = 2,
        Callbacks =
        {
            new EarlyStopping { Patience = 30, RestoreBestWeights = true },
            new CsvLog(LogIn(folder)),
            new Checkpoint(CheckpointIn(folder)) { EveryMinutes = 1e-9, EveryEpochs = 2, KeepLast = 2 },
        },
    };

    public static (Dataset Train, Dataset Validation) Data() => (Rows(360, seed: 1), Rows(60, seed: 2));

    /// <param name="arguments">What to do, and the folder to do it in.</param>
    public static int Run(string[] arguments)
    {
        var (mode, folder) = (arguments[0], arguments[1]);
        if (mode == LogsWithoutDisk)
        {
            return TrainWithLogs(folder);
        }

        var trainer = Create(folder);
        var checkpoint = trainer.Callbacks.OfType<Checkpoint>().Single();
        if (mode is Cancellable or Stuck)
        {
            trainer.Epochs = 1_000_000;
            checkpoint.OnCancelKey = true;
            checkpoint.EveryMinutes = null;
            checkpoint.EveryEpochs = null;
        }
        else if (mode == GoesOnWithoutDisk)
        {
            checkpoint.Failed = failure => Console.WriteLine(failure.Message);
            checkpoint.EveryMinutes = null;
        }

        using var announcer = new Announcer(mode);
        trainer.Callbacks.Add(announcer);
        if (Checkpoint.Exists(checkpoint.FilePath))
        {
            trainer.Resume(checkpoint.FilePath);
        }

        var (train, validation) = Data();
        var history = trainer.Fit(train, validation);
        Console.WriteLine(Result(trainer, history));
        return 0;
    }

    /// <summary>Trains with each kind of log, which cannot be written to the end; prints what was thrown, and whether the file is closed.</summary>
    private static int TrainWithLogs(string folder)
    {
        foreach (var log in new EpochLog[] { new CsvLog(Path.Combine(folder, "log.csv")), new JsonLog(Path.Combine(folder, "log.json")) })
        {
            var trainer = Create(folder);
            trainer.Callbacks.Clear();
            trainer.Callbacks.Add(log);
            var (train, validation) = Data();
            var thrown = Record.Exception(() => trainer.Fit(train, validation));
            var reopened = Record.Exception(() => File.Open(log.FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose());
            Console.WriteLine($"{thrown?.GetType().Name ?? "nothing"} {(reopened is null ? "closed" : "open")}");
        }

        return 0;
    }

    /// <summary>What ended it, the steps, and the hash of weights, losses and log.</summary>
    private static string Result(Trainer<SharedNetwork> trainer, TrainingHistory history)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(trainer.Network.Parameters));
        foreach (var epoch in history.Epochs)
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>([epoch.Loss, epoch.ValidationLoss!.Value]));
        }

        foreach (string line in File.ReadLines(trainer.Callbacks.OfType<CsvLog>().Single().FilePath))
        {
            hash.AppendData(MemoryMarshal.AsBytes(line.AsSpan(0, line.LastIndexOf(','))));
        }

        return $"{history.StopReason} {trainer.Steps} {Convert.ToHexString(hash.GetHashAndReset())}";
    }

    private static Dataset Rows(int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = new float[count * 64];
        int[] labels = new int[count];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = random.NextSingle() - 0.5f;
        }

        for (int row = 0; row < count; row++)
        {
            labels[row] = row % 10;
            inputs[(64 * row) + labels[row]] += 1;
        }

        return Dataset.FromArrays(inputs, 64, labels);
    }

    /// <summary>Says when the training has begun, or, where the cancel key is to be pressed, that its third batch waits for it; then each batch of one that is to be killed.</summary>
    private sealed class Announcer : Callback, IDisposable
    {
        private const int WaitingBatch = 3;
        private readonly string mode;
        private readonly List<PosixSignalRegistration> registrations = [];
        private readonly CountdownEvent handlers = new(2);

        public Announcer(string mode)
        {
            this.mode = mode;
            Register();
        }

        public void Dispose()
        {
            registrations.ForEach(registration => registration.Dispose());
            handlers.Dispose();
        }

        public override void OnFitBegin(TrainingContext context)
        {
            Register();
            if (mode is not (Stuck or Cancellable))
            {
                Console.WriteLine(Begun);
            }
        }

        public override void OnBatchEnd(TrainingContext context)
        {
            if (mode == ToTheEnd)
            {
                Console.WriteLine(Batch);
            }
            else if (mode is Stuck or Cancellable && context.Step == WaitingBatch)
            {
                Console.WriteLine(Begun);
                handlers.Wait();
                if (mode == Stuck)
                {
                    Thread.Sleep(Timeout.Infinite);
                }
            }
        }

        /// <summary>One before the checkpoint's handler, one after it: whatever their order, the last one to run comes after the checkpoint's.</summary>
        private void Register()
        {
            if (mode is Stuck or Cancellable)
            {
                registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
            }
        }

        private void OnSignal(PosixSignalContext signal)
        {
            if (!handlers.IsSet && handlers.Signal())
            {
                Console.WriteLine(signal.Cancel ? CancelsTraining : "The runtime ends the process.");
            }
        }
    }
}

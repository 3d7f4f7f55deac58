using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Machines;

/// <summary>How long a training step takes on the ranks that <c>mpirun</c> has started, and how long their exchanges do: the numbers of docs/many-machines.md.</summary>
internal static class MachinesCommand
{
    public const string Usage = "machines mlp-784|lenet|mlp-1024|exchange [shards] [workers]   (alone, or under mpirun)";

    private const int Batches = 20, WarmEpochs = 2, Epochs = 8;

    public static void Run(string[] options)
    {
        if (options is not [var work, .. { Length: <= 2 } numbers])
        {
            throw new ComparisonException(Usage);
        }

        int shards = Number(numbers, 0, 8), workers = Number(numbers, 1, 1);
        using var machines = Mpi.Start();
        switch (work)
        {
            case "mlp-784":
                Train(machines, new Mlp784x128x10(1), 128, new Adam(), shards, workers);
                break;
            case "lenet":
                Train(machines, new LeNet(1), 128, new Adam(), shards, workers);
                break;
            case "mlp-1024":
                Train(machines, new Mlp1024x1024x1024x10(1), 256, new Sgd { LearningRate = 0.01f }, shards, workers);
                break;
            case "exchange":
                Exchange(machines);
                break;
            default:
                throw new ComparisonException(Usage);
        }
    }

    private static int Number(string[] numbers, int place, int otherwise) =>
        place >= numbers.Length ? otherwise
        : int.TryParse(numbers[place], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number
        : throw new ComparisonException(Usage);

    private static void Train<TNetwork>(MpiGroup machines, TNetwork network, int batchSize, Optimizer optimizer, int shards, int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        var random = new Random(1);
        int rows = batchSize * Batches, size = TNetwork.Description.InputShape.Size;
        float[] inputs = [.. Enumerable.Range(0, rows * size).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
        var meter = new StepMeter();
        var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            BatchSize = batchSize,
            Epochs = WarmEpochs + Epochs,
            Shards = shards,
            Workers = workers,
            Group = machines,
            Callbacks = { meter },
        };
        trainer.Fit(Dataset.FromArrays(inputs, size, [.. Enumerable.Range(0, rows).Select(row => row % 10)]));
        if (machines.Rank == 0)
        {
            var (median, best) = meter.Microseconds;
            long bytes = machines.BytesSent / trainer.Steps;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{TNetwork.Description.Name} b{batchSize}, {machines.Size} ranks, {shards} shards, {workers} workers: median {median:0} µs a step, lower "
                + $"decile {best:0} µs, "
                + $"of which the optimizer {OptimizerStep(network, optimizer):0} µs; {bytes} bytes sent a step by rank 0"));
        }
    }

    /// <summary>What every rank does for itself in a step, in µs: the lower decile of 100.</summary>
    private static double OptimizerStep<TNetwork>(TNetwork network, Optimizer optimizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        double[] times = new double[100];
        for (int i = 0; i < times.Length; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            optimizer.Step(network);
            times[i] = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        }

        Array.Sort(times);
        return times[times.Length / 10];
    }

    /// <summary>The two exchanges of a step, by the length of the vector.</summary>
    private static void Exchange(MpiGroup machines)
    {
        foreach (int kilobytes in new[] { 0, 4, 64, 512, 4096, 16384 })
        {
            byte[] send = GC.AllocateArray<byte>(kilobytes * 1024, pinned: true), receive = GC.AllocateArray<byte>(kilobytes * 1024, pinned: true);
            int[] counts = new int[machines.Size];
            Array.Fill(counts, kilobytes * 1024 / machines.Size);
            int[] fromOthers = [.. counts];
            fromOthers[machines.Rank] = 0;
            const int Times = 200;
            double[] times = new double[Times];
            for (int i = 0; i < Times; i++)
            {
                machines.Barrier();
                long begin = Stopwatch.GetTimestamp();
                machines.AllToAll(send, counts, receive, fromOthers);
                machines.AllGather(send, counts);
                times[i] = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
            }

            Array.Sort(times);
            if (machines.Rank == 0)
            {
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{machines.Size} ranks, {kilobytes} KB: median {times[Times / 2]:0.0} µs, lower decile {times[Times / 10]:0.0} µs"));
            }
        }
    }

    private sealed class StepMeter : Callback
    {
        private readonly List<double> times = new(Batches * Epochs);
        private long last;

        public (double Median, double LowerDecile) Microseconds
        {
            get
            {
                times.Sort();
                return (times[times.Count / 2], times[times.Count / 10]);
            }
        }

        public override void OnBatchEnd(TrainingContext context)
        {
            long now = Stopwatch.GetTimestamp();
            if (context.Epoch > WarmEpochs && context.Batch > 1)
            {
                times.Add(Stopwatch.GetElapsedTime(last, now).TotalMicroseconds);
            }

            last = now;
        }
    }
}

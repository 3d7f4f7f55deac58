using System.Globalization;
using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>Counts the bytes that the whole process allocates while a network works: it has to have the process for itself.</summary>
/// <remarks>
/// All is done several times, and the least counts. What a step allocates it allocates each time; where the machine is busy and a worker has to wait, the runtime allocates once for its thread.
/// </remarks>
public static class AllocationScenario
{
    private const int Times = 5;

    /// <summary>One line for each kind of work: its name, the bytes of so many steps, and those of twice as many. The first step of each is not counted.</summary>
    public static string Run<TNetwork>(int steps, int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = TNetwork.Create(1).Core;
        var data = TrainingScenario.Data(core.Description);
        int batch = 32, rows = data.Count, inputSize = core.Description.InputShape.Size, outputSize = core.Description.OutputShape.Size;
        float[] inputs = [.. Enumerable.Range(0, rows).SelectMany(row => data.Input(row).ToArray())], outputs = new float[rows * outputSize];
        float[] targets = new float[batch * outputSize], inputGradient = new float[batch * inputSize], outputGradient = new float[batch * outputSize];
        int[] labels = new int[batch];
        bool takesLabels = core.Description.Loss.TakesLabels;
        core.Storage.IsFitted = true;

        TargetBatch Targets() => takesLabels ? labels : targets;
        var lines = new List<string>();
        foreach (var optimizer in new Optimizer[] { new Sgd { Momentum = 0.9f, ClipNorm = 1 }, new Adam { WeightDecay = 0.01f }, new RmsProp() })
        {
            Measure($"TrainStep with {optimizer.GetType().Name}", i => core.TrainStep(inputs.AsSpan(i % 7 * inputSize, (batch - (i % 2)) * inputSize), Short(Targets(), i, outputSize), optimizer));
        }

        Measure("Forward and Backward", _ =>
        {
            core.Forward(inputs.AsSpan(0, batch * inputSize), outputs.AsSpan(0, batch * outputSize));
            core.Backward(outputGradient, inputGradient);
        });
        Measure("Predict of one row", _ => core.Predict(inputs.AsSpan(0, inputSize), outputs.AsSpan(0, outputSize)));
        Measure("Predict of all rows", _ => core.Predict(inputs, outputs));
        Measure("EvaluateLoss", _ => core.EvaluateLoss(outputs.AsSpan(0, batch * outputSize), Targets()));
        lines.Add(Fit(TNetwork.Create(1), data, workers));
        return string.Join('\n', lines);

        void Measure(string name, Action<int> step)
        {
            step(0);
            long once = Least(steps, step), twice = Least(2 * steps, step);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {once} {twice}"));
        }
    }

    private static TargetBatch Short(in TargetBatch targets, int step, int outputSize) => new()
    {
        Labels = targets.Labels.IsEmpty ? targets.Labels : targets.Labels[(step % 2)..],
        Values = targets.Values.IsEmpty ? targets.Values : targets.Values[(step % 2 * outputSize)..],
    };

    private static long Least(int steps, Action<int> step) => Enumerable.Range(0, Times).Min(_ => Bytes(steps, step));

    private static long Bytes(int steps, Action<int> step)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < steps; i++)
        {
            step(i);
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>The trainer with every callback: bytes of an epoch from its second step to its middle, and to its end.</summary>
    private static string Fit<TNetwork>(TNetwork network, Dataset data, int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        var meter = new AllocationMeter();
        new Trainer<TNetwork>(network, new Adam())
        {
            BatchSize = 24,
            Epochs = Times,
            Workers = workers,
            Callbacks = { new EarlyStopping { Monitor = Metric.TrainingLoss }, new ConsoleProgress(TextWriter.Null) { DrawBar = true }, meter },
        }.Fit(data);
        return string.Create(CultureInfo.InvariantCulture, $"Fit: {meter.FirstHalf} {meter.WholeEpoch}");
    }

    /// <summary>Reads the counter in each epoch after the first step, in the middle and at the end.</summary>
    private sealed class AllocationMeter : Callback
    {
        private long begin = -1;

        public long FirstHalf { get; private set; } = long.MaxValue;

        public long WholeEpoch { get; private set; } = long.MaxValue;

        public override void OnBatchEnd(TrainingContext context)
        {
            // The counter makes the collector stop; its own first call may allocate, so it is made one step earlier.
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            if (context.Batch <= 2)
            {
                begin = bytes;
            }
            else if (context.Batch == context.BatchesPerEpoch / 2)
            {
                FirstHalf = Math.Min(FirstHalf, bytes - begin);
            }
            else if (context.Batch == context.BatchesPerEpoch)
            {
                WholeEpoch = Math.Min(WholeEpoch, bytes - begin);
            }
        }
    }
}

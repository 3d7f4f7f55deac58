using NetGen.Generated;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>A bit of all that a step can change: weights, running statistics, dropout masks.</summary>
[Network(4), Dense(6, Bias = false, Name = "Hidden"), BatchNorm, Tanh, Dropout(0.1), Dense(2, Name = "Last"), Loss<InterruptedLoss>]
internal sealed partial class Used;

/// <summary>A network with what is needed to call every method that takes it.</summary>
internal sealed class Subject : IDisposable
{
    public const int Rows = 8;
    private static readonly float[] InputValues = [.. Enumerable.Range(0, Rows * 4).Select(i => MathF.Sin(i * 0.7f))];
    private static readonly float[] TargetValues = [.. Enumerable.Range(0, Rows * 2).Select(i => MathF.Cos(i * 0.3f))];
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-").FullName;

    /// <summary>Things around a network that has made one step.</summary>
    public Subject(Used? network = null)
    {
        Network = network ?? new Used(seed: 3);
        Optimizer = new Adam { LearningRate = 0.01f };
        Trainer = new Trainer<Used>(Network, Optimizer) { BatchSize = Rows, Epochs = 1 };
        var writer = new Trainer<Used>(new Used(seed: 3), new Adam()) { BatchSize = Rows, Epochs = 1, Callbacks = { new Checkpoint(CheckpointPath) } };
        writer.Fit(Data);
        File = writer.Network.Save();
        writer.Network.Save(FilePath);
    }

    public Used Network { get; }

    public NetworkCore Core => ((INetwork<Used>)Network).Core;

    public Optimizer Optimizer { get; }

    public Trainer<Used> Trainer { get; }

    public Dataset Data { get; } = Dataset.FromArrays([.. InputValues], 4, [.. TargetValues], 2);

    public float[] Inputs { get; } = [.. InputValues];

    public float[] Targets { get; } = [.. TargetValues];

    public float[] Outputs { get; } = new float[Rows * 2];

    public byte[] File { get; }

    public string FilePath => Path.Combine(folder, "network.safetensors");

    public string CheckpointPath => Path.Combine(folder, "training");

    public string TablePath => Path.Combine(folder, "predictions.csv");

    /// <summary>All that a step may change.</summary>
    public (byte[] File, float[][] Moments, long OptimizerSteps, long Step) State() =>
        (Network.Save(), [.. Optimizer.States.Select(state => state.Values.Span.ToArray())], Optimizer.Steps, Network.Step);

    public float TrainStep() => Network.TrainStep(Inputs, Targets, Optimizer);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

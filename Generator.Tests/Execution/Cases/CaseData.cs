using NetGen.Generator.Tests.Execution.Reference;
using NetGen.Generator.Tests.Execution.Scenarios;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>A batch, parameters and weights for a network, and what the reference makes of them.</summary>
internal sealed class CaseData
{
    private const int Attempts = 100;
    private readonly NetworkCase network;
    private readonly Random random;

    private CaseData(NetworkCase network, int seed)
    {
        this.network = network;
        random = new Random(seed);
        Arguments = MakeArguments();
        Inputs = Split(ToBounded(Arguments[GradientScenario.Inputs]));
        RowTargets = MakeTargets();
    }

    /// <summary>At the indices of <see cref="GradientScenario"/>.</summary>
    public float[][] Arguments { get; }

    /// <summary>At the indices of <see cref="GradientScenario"/>.</summary>
    public IReadOnlyList<Bounded[]> Expected { get; private set; } = [];

    /// <summary>The rows of the batch.</summary>
    public Bounded[][] Inputs { get; }

    /// <summary>What the rows are compared with; null where there is no loss.</summary>
    public RowTarget[]? RowTargets { get; }

    /// <summary>The weights of the rows.</summary>
    public float[] RowWeightsOrOnes => network.HasRowWeights ? Arguments[GradientScenario.RowWeights] : [.. Enumerable.Repeat(1f, Rows)];

    private int Rows => network.Rows;

    /// <summary>The first data from the seed on where no value lies so near a kink that rounding may decide on its side.</summary>
    /// <remarks>Several test classes use the same cases at the same time, and a case has only one reference, which holds the parameters.</remarks>
    public static CaseData Create(NetworkCase network, int seed)
    {
        lock (network)
        {
            return FirstWithoutKink(network, seed);
        }
    }

    private static CaseData FirstWithoutKink(NetworkCase network, int seed)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            var data = new CaseData(network, (seed * Attempts) + attempt);
            if (data.TryEvaluate(seed))
            {
                return data;
            }
        }

        throw new InvalidOperationException($"{Attempts} batches all touch a kink: {network}");
    }

    private float[][] MakeArguments()
    {
        var loss = network.LossCase;
        int outputs = network.OutputSize;
        float[][] targetState = loss.StandardizesTargets ? [Numbers(outputs, 0.5f), [.. Enumerable.Range(0, outputs).Select(i => 0.5f + (i % 4 * 0.25f))]] : [[], []];
        return
        [
            network.IndexCount > 0 ? Indices(Rows * network.InputSize) : Numbers(Rows * network.InputSize, 1.5f),
            Targets(loss.Targets),
            network.HasRowWeights ? Weights(Rows) : [],
            network.HasOutputWeights && loss.TakesClassWeights ? Weights(outputs) : [],
            network.HasOutputWeights && loss.TakesPositiveWeights ? Weights(outputs) : [],
            Numbers(Rows * outputs, 1),
            .. network.InputState,
            .. targetState,
            .. network.Reference.Parameters.Select(p => Parameters(p.Values.Length)),
        ];
    }

    /// <summary>Weights are drawn so that sums over them keep the size of their inputs.</summary>
    private float[] Parameters(int count) => Numbers(count, 1.5f / MathF.Sqrt(MathF.Sqrt(count)));

    private float[] Targets(TargetKind kind) => kind switch
    {
        TargetKind.Label => [.. Enumerable.Range(0, Rows).Select(_ => (float)random.Next(network.OutputSize))],
        TargetKind.Distribution => [.. Enumerable.Range(0, Rows).SelectMany(_ => Distribution())],
        TargetKind.Probability => [.. Weights(Rows * network.OutputSize).Select((p, i) => i % 3 == 0 ? p / 2.5f : i % 2)],
        TargetKind.Number => Numbers(Rows * network.OutputSize, 2),
        _ => [],
    };

    private float[] Distribution()
    {
        float[] shares = Weights(network.OutputSize);
        float sum = shares.Sum();
        return Array.ConvertAll(shares, s => s / sum);
    }

    private float[] Numbers(int count, float bound) => [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * bound)];

    private float[] Indices(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(network.IndexCount))];

    private float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => 0.25f + (2 * random.NextSingle()))];

    /// <summary>Computes what is expected; false near a kink.</summary>
    private bool TryEvaluate(int seed)
    {
        var reference = network.Reference;
        for (int i = 0; i < reference.Parameters.Count; i++)
        {
            reference.Parameters[i].Values = ToBounded(Arguments[GradientScenario.FirstParameter + i]);
        }

        Bounded[][] inputs = Inputs;
        var targets = RowTargets;
        ulong dropoutBase = ReferenceNetwork.DropoutBase(seed, 0);
        if (reference.IsNearKink(inputs, targets, dropoutBase))
        {
            return false;
        }

        var predictions = reference.Outputs(inputs, null).SelectMany(Unstandardize).ToArray();
        var outputs = reference.Outputs(inputs, dropoutBase).SelectMany(row => row).ToArray();
        Bounded[] losses = [];
        var gradients = new List<Bounded[]>();
        reference.ClearGradients();
        if (targets is not null)
        {
            float[] weights = RowWeightsOrOnes;
            losses = [reference.LossAndGradients(inputs, targets, weights, dropoutBase), reference.Loss([.. Split(predictions).Select(Standardize)], targets, weights)];
            gradients.AddRange(TakeGradients(reference));
        }

        var outputGradients = Split(ToBounded(Arguments[GradientScenario.OutputGradient]));
        var inputGradient = reference.Backward(inputs, outputGradients, dropoutBase).SelectMany(row => row).ToArray();
        gradients.AddRange(TakeGradients(reference));
        Expected = [predictions, predictions, outputs, inputGradient, losses, [0f, 0f], .. gradients];
        return true;
    }

    private static List<Bounded[]> TakeGradients(ReferenceNetwork reference)
    {
        List<Bounded[]> gradients = [.. reference.Parameters.Select(p => (Bounded[])p.Gradients.Clone())];
        reference.ClearGradients();
        return gradients;
    }

    private RowTarget[]? MakeTargets()
    {
        if (network.LossCase.Targets == TargetKind.None)
        {
            return null;
        }

        float[] targets = Arguments[GradientScenario.Targets];
        float[] outputWeights = [.. Arguments[GradientScenario.ClassWeights], .. Arguments[GradientScenario.PositiveWeights]];
        return network.LossCase.Targets == TargetKind.Label
            ? [.. targets.Select(label => new RowTarget((int)label, [], outputWeights))]
            : [.. Split(ToBounded(targets)).Select(values => new RowTarget(-1, Standardize(values), outputWeights))];
    }

    private Bounded[] Standardize(Bounded[] values) =>
        network.LossCase.StandardizesTargets ? [.. values.Select((v, i) => (v - TargetMean(i)) * TargetReciprocal(i))] : values;

    private Bounded[] Unstandardize(Bounded[] values) =>
        network.LossCase.StandardizesTargets ? [.. values.Select((v, i) => (v / TargetReciprocal(i)) + TargetMean(i))] : values;

    private Bounded TargetMean(int output) => Arguments[GradientScenario.TargetMeans][output];

    private Bounded TargetReciprocal(int output) => Arguments[GradientScenario.TargetReciprocals][output];

    private Bounded[][] Split(Bounded[] values) => [.. values.Chunk(values.Length / Rows)];

    private static Bounded[] ToBounded(float[] values) => Array.ConvertAll(values, v => (Bounded)v);
}

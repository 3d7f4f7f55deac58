using System.Diagnostics;
using NetGen;
using Samples;

namespace Playground;

/// <summary>One network with its optimizer, and its results.</summary>
internal sealed class Contestant
{
    // The weight of older steps in the speed after each burst.
    private const double Memory = 0.99;

    private readonly Spirals spirals;
    private readonly float[] logits = new float[Spirals.Count];
    private Optimizer optimizer;
    private ISpiralNetwork network;
    private double recentSteps, recentTicks;
    private long ticks;

    public Contestant(OptimizerKind kind, Spirals spirals, double dropout, long seed)
    {
        Kind = kind;
        this.spirals = spirals;
        optimizer = kind.Create(Optimizers.RateOf(kind));
        network = DropoutRates.CreateNetwork(dropout, seed);
        Measure();
    }

    public OptimizerKind Kind { get; }

    public string Name => Optimizers.NameOf(Kind);

    public float LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    public long Steps => network.Step;

    /// <summary>The time of all steps, without measuring and drawing.</summary>
    public TimeSpan TrainingTime => Stopwatch.GetElapsedTime(0, ticks);

    /// <summary>Recent steps per second of <see cref="TrainingTime"/>; 0 before the first.</summary>
    public double StepsPerSecond => recentTicks > 0 ? recentSteps * Stopwatch.Frequency / recentTicks : 0;

    public LossCurve Curve { get; } = new();

    /// <summary>The mean loss of all points with dropout off, at the last measurement.</summary>
    public double Loss { get; private set; }

    /// <summary>The fraction of the points that are classified correctly, 0 to 1, at the last measurement.</summary>
    public double Accuracy { get; private set; }

    /// <summary>Whether the loss has become infinite or NaN: then training stops.</summary>
    public bool IsDiverged { get; private set; }

    /// <summary>Trains a number of steps, each on all points.</summary>
    public void Train(int steps)
    {
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        while (done < steps && !IsDiverged)
        {
            float loss = network.TrainStep(spirals.Inputs, spirals.Targets, optimizer);
            IsDiverged = !float.IsFinite(loss);
            Curve.Add(loss);
            done++;
        }

        long taken = Stopwatch.GetTimestamp() - start;
        ticks += taken;
        recentSteps = (Memory * recentSteps) + done;
        recentTicks = (Memory * recentTicks) + taken;
    }

    /// <summary>Measures loss and accuracy.</summary>
    public void Measure()
    {
        network.Predict(spirals.Inputs, logits);
        double sum = 0;
        int right = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            // The binary cross-entropy of a logit is log(1 + e^−x), where x is positive on the right side.
            double x = spirals.Targets[i] > 0 ? logits[i] : -logits[i];
            sum += Math.Max(0, -x) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
            right += x > 0 ? 1 : 0;
        }

        Loss = sum / logits.Length;
        Accuracy = (double)right / logits.Length;
    }

    /// <summary>Logits of points of the plane.</summary>
    public void Predict(ReadOnlySpan<float> points, Span<float> results) => network.Predict(points, results);

    /// <summary>Continues with another dropout rate, with the same weights, steps and optimizer state.</summary>
    public void SetDropout(double dropout, long seed)
    {
        var next = DropoutRates.CreateNetwork(dropout, seed);
        next.Load(network.Save(), LoadMatch.ByOrder);
        next.Step = network.Step;

        // An optimizer serves one network; a clone continues with its moments.
        optimizer = optimizer.Clone();
        network = next;
    }
}

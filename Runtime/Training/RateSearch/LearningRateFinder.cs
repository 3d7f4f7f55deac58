using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Finds a learning rate by a range test (Smith 2017): trains for some steps while the rate grows exponentially, and looks where the loss falls.
/// </summary>
/// <remarks>
/// <para>The test trains copies. Network, optimizer, step, epoch and seed of the trainer are not touched, so that what it trains afterwards has the bits that it would
/// have had without the test.</para>
/// <para>It ends before the greatest rate where the loss runs away: <see cref="DivergenceFactor"/> says where that is. A batch whose rows all weigh nothing is
/// passed over, as in a training.</para>
/// </remarks>
public sealed class LearningRateFinder
{
    /// <summary>The rate of the first step; finite and greater than 0. Default 1e-6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double MinimumRate { get; set => field = ScheduleArgument.Divisor(value, nameof(MinimumRate)); } = 1e-6;

    /// <summary>The rate of the last step; finite and greater than <see cref="MinimumRate"/>. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double MaximumRate { get; set => field = ScheduleArgument.Divisor(value, nameof(MaximumRate)); } = 10;

    /// <summary>How many steps lead from the least rate to the greatest, at least 10. Default 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 10.</exception>
    public int Steps
    {
        get;
        set => field = value >= 10 ? value : throw new ArgumentOutOfRangeException(
            nameof(Steps), value, "Steps must be at least 10: fewer losses show no slope.");
    } = 200;

    /// <summary>
    /// How much of the mean loss is kept at a step, in [0, 1); 0 does not smooth. The mean is corrected for its start at 0, as Adam's is. Default 0.95.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Smoothing { get; set => field = Hyperparameter.FractionBelowOne(value); } = 0.95;

    /// <summary>
    /// How far the smoothed loss may rise before the test ends: to this times the least one so far. A loss of your own may fall below 0, where a multiple means
    /// nothing: it may rise by this − 1 times the size of the least one, or the fall down to it if that is more. Finite and greater than 1. Default 4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double DivergenceFactor
    {
        get;
        set => field = value is > 1 and <= double.MaxValue ? value : throw new ArgumentOutOfRangeException(
            nameof(DivergenceFactor), value, "DivergenceFactor must be finite and greater than 1.");
    } = 4;

    /// <summary>
    /// Tests rates for a training: with the trainer's batches, seed and weights of classes, from the network and the optimizer as they are now.
    /// </summary>
    /// <param name="trainer">What would train. It is not changed, nor is its network or its optimizer.</param>
    /// <param name="train">The training data.</param>
    /// <param name="cancellation">Ends the test with an exception.</param>
    /// <returns>The losses by rate, and what they suggest.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The rates are no range, weights do not fit, no row of an epoch weighs anything, or not a single loss was
    /// finite.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearningRateTest Find<TNetwork>(Trainer<TNetwork> trainer, Dataset train, CancellationToken cancellation = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        CheckRange();
        trainer.CheckTraining(train);
        var core = trainer.Network.Core.Clone();
        core.Seed = trainer.Seed;
        PreprocessingFitter.FitUnlessFitted(core, train);
        var batches = trainer.BatchesOf(train);
        var run = new Run(
            this, core, trainer.Optimizer.Clone(), new BatchTargets(core.Description, train, batches, trainer.Weights()), trainer.CarryStates(core, batches));
        for (long epoch = trainer.EpochsDone + 1L; !run.IsOver; epoch++)
        {
            int before = run.Count;
            batches.Begin(epoch);
            while (!run.IsOver && batches.Next())
            {
                cancellation.ThrowIfCancellationRequested();
                run.Step(batches);
            }

            if (!run.IsOver && run.Count == before)
            {
                throw new InvalidOperationException($"The rows of every batch have weight 0, so {core.Description.Name} has no loss to test a rate with.");
            }
        }

        return run.Result();
    }

    private void CheckRange()
    {
        if (MinimumRate >= MaximumRate || MaximumRate > float.MaxValue)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The rates of a LearningRateFinder must go from MinimumRate up to a greater MaximumRate in the range of a float, but go from {MinimumRate} "
                + $"to {MaximumRate}."));
        }
    }

    /// <summary>A test of a network and an optimizer that nobody else knows: there is no guard to take.</summary>
    private sealed class Run(LearningRateFinder finder, NetworkCore core, Optimizer optimizer, BatchTargets targets, CarriedStates? carried)
    {
        private readonly List<LearningRatePoint> points = [];

        // The losses of the library are never below 0; how far down one of the user's own may go nobody knows.
        private readonly bool isBounded = core.Description.Heads.All(h => h.Loss.Kind != LossKind.Custom);
        private double mean;
        private double first;
        private double least = double.PositiveInfinity;
        private bool diverged;

        public bool IsOver => diverged || points.Count == finder.Steps;

        public int Count => points.Count;

        public void Step(MiniBatches batches)
        {
            double part = (double)points.Count / (finder.Steps - 1);
            float rate = (float)(finder.MinimumRate * Math.Pow(finder.MaximumRate / finder.MinimumRate, part));
            carried?.Begin(core.Storage, batches);
            var loss = core.ComputeGradientsHeld(batches.Inputs, targets.Current, shards: null, carried);
            if (loss.Weight == 0)
            {
                return;
            }

            mean = (finder.Smoothing * mean) + ((1 - finder.Smoothing) * loss.Mean);
            double smoothed = mean / (1 - Math.Pow(finder.Smoothing, points.Count + 1));
            first = points.Count == 0 ? smoothed : first;
            diverged = !double.IsFinite(smoothed) || HasRunAway(smoothed);
            if (double.IsFinite(smoothed))
            {
                least = Math.Min(least, smoothed);
                points.Add(new LearningRatePoint(rate, loss.Mean, smoothed));
                optimizer.LearningRate = rate;
                optimizer.CheckStep(core);
                optimizer.StepHeld(core);
            }
        }

        private bool HasRunAway(double smoothed)
        {
            double unit = isBounded ? least : Math.Max(Math.Abs(least), first - least);
            return smoothed - least > (finder.DivergenceFactor - 1) * unit;
        }

        public LearningRateTest Result() => points.Count > 0
            ? new LearningRateTest(core.Description.Name, optimizer.GetType().Name, points, diverged)
            : throw new InvalidOperationException(
                $"The loss of {core.Description.Name} is not finite before the first step: there is no learning rate to find.");
    }
}

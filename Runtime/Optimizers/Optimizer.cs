using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>Updates the parameters from their gradients. One optimizer serves one network, and one thread at a time may use it.</summary>
/// <remarks>
/// <para>
/// Its state belongs to the network of its first step. For another network, use a <see cref="Clone"/>, or call <see cref="Reset"/> first; otherwise a step
/// throws.
/// </para>
/// <para>
/// Formulas, names and defaults are PyTorch's. In one pass over the memory, a step clips the gradients (by value, then by norm), adds the weight decay
/// (<c>g ← g + WeightDecay · p</c>; <see cref="AdamW"/> decouples it), updates the state and updates the parameters.
/// It reads the gradients and never changes them. After the first step nothing is allocated.
/// </para>
/// <para>
/// The learning rate, the decay and the clipping may change between steps. Options that decide which state the optimizer keeps (momentum,
/// <see cref="Adam.AmsGrad"/>, <see cref="RmsProp.Centered"/>) are fixed from the first step until <see cref="Reset"/>.
/// </para>
/// <para>
/// <see cref="Steps"/> counts for all parameters alike, frozen ones included: a range that is unfrozen late starts with the bias correction of
/// that count, whereas PyTorch counts its steps separately.
/// </para>
/// </remarks>
public abstract partial class Optimizer
{
    // About 20 µs of work for each worker.
    private const int ParametersThatPay = 40_000;

    private GradientClipping clipping;
    private SharedStep? shared;

    private protected Optimizer(float learningRate)
    {
        LearningRate = learningRate;
    }

    /// <summary>The step size lr; finite and at least 0. May change between steps. Default: PyTorch's for the optimizer, named in its remarks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public float LearningRate { get; set => field = (float)Hyperparameter.NonNegative(value); }

    /// <summary>The weight decay, which pulls the parameters towards 0; finite and at least 0. Default 0 (<see cref="AdamW"/>: 0.01).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public float WeightDecay { get; set => field = (float)Hyperparameter.NonNegative(value); }

    /// <summary>
    /// Whether <see cref="WeightDecay"/> applies to all parameters, as in PyTorch (true, the default), or to those with
    /// <see cref="ParameterRole.Weight"/> only (false).
    /// </summary>
    public bool DecayBiasesAndNorms { get; set; } = true;

    /// <summary>
    /// Every gradient is first clamped to ± this value (PyTorch's <c>clip_grad_value_</c>). Greater than 0; null, the default, for no clamping.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative or NaN.</exception>
    public float? ClipValue { get; set => field = Hyperparameter.Limit(value); }

    /// <summary>
    /// The gradients are scaled down so that their L2 norm over all ranges that are not frozen does not exceed this value (PyTorch's
    /// <c>clip_grad_norm_</c>: by <c>ClipNorm / (norm + 1e-6)</c> if that is below 1). Greater than 0; infinity measures the norm without clipping;
    /// null, the default, does neither.
    /// </summary>
    /// <remarks>As in PyTorch, a norm that is not finite makes the scale 0 or NaN, and the parameters NaN: check the loss before the step.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative or NaN.</exception>
    public float? ClipNorm { get; set => field = Hyperparameter.Limit(value); }

    /// <summary>
    /// The L2 norm of the gradients at the last step, after <see cref="ClipValue"/> and before <see cref="ClipNorm"/>; null without
    /// <see cref="ClipNorm"/> or before the first step. The same bits on every machine.
    /// </summary>
    public double? LastGradientNorm { get; private set; }

    /// <summary>Whether the optimizer applies <see cref="UpdateRange.WeightDecay"/> itself; otherwise it is added to the gradient.</summary>
    private protected virtual bool DecouplesWeightDecay => false;

    /// <summary>Updates a network's parameters from its current gradients, and counts the step.</summary>
    /// <exception cref="InvalidOperationException">The optimizer belongs to another network, its options conflict with its state or with each other, or the
    /// network is in use. Nothing has changed then.</exception>
    public void Step<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        using var hold = network.Core.Guard.Enter();
        CheckStep(network.Core);
        StepHeld(network.Core);
    }

    /// <summary>Updates flat parameters from flat gradients.</summary>
    /// <param name="parameters">All parameters; any number, but the same number at every step.</param>
    /// <param name="gradients">One gradient for each parameter; they are not changed, not even by clipping.</param>
    /// <param name="segments">The ranges to update, in order, without overlap. Parameters outside them and in frozen ones are not changed.</param>
    /// <exception cref="ArgumentException">The lengths differ, parameters and gradients overlap, or a segment is out of range, is out of order or has a factor
    /// that is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The number of parameters or the kind of state differs from the first step's, or two options contradict each other. Nothing has changed then.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<ParameterSegment> segments)
    {
        SpanCheck.Apart(gradients, parameters, nameof(gradients));
        Begin(parameters.Length, gradients, segments);
        foreach (var range in Ranges(segments))
        {
            Update(parameters, gradients, range);
        }
    }

    /// <summary>Steps a network for a caller that holds its guard and has called <see cref="CheckStep"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void StepHeld(NetworkCore core)
    {
        // The generator makes a network's segments: in order, without overlap, within the parameters.
        var parameters = core.Storage.Parameters.Span;
        var gradients = core.Gradients;
        var segments = core.Segments;
        Claim(core);
        BeginChecked(parameters.Length, gradients, segments);
        int workers = core.Team is null ? 1 : Math.Min(core.Team.Workers, parameters.Length / ParametersThatPay);
        if (workers <= 1)
        {
            foreach (var range in Ranges(segments))
            {
                Update(parameters, gradients, range);
            }
        }
        else
        {
            shared ??= new SharedStep(this);
            shared.Core = core;
            core.Team!.Run(shared, workers);
        }

        core.Step++;
        if (Instruments.Steps.Enabled)
        {
            Instruments.Steps.Add(1, Instruments.Of(core.Description.Name));
        }
    }

    /// <summary>
    /// The first half of a step: checks everything, allocates the state if needed, counts the step and computes what is the same for all parameters.
    /// <see cref="Update"/> of each of the <see cref="Ranges"/>, or of parts of them on any thread, completes it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Begin(int parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<ParameterSegment> segments)
    {
        if (gradients.Length != parameters)
        {
            throw new ArgumentException($"Expected one gradient for each parameter, but there are {gradients.Length} gradients and {parameters} parameters.", nameof(gradients));
        }

        SegmentCheck.Check(segments, parameters);
        CheckOptions();
        CheckState(parameters);
        BeginChecked(parameters, gradients, segments);
    }

    /// <summary><see cref="Begin"/> without the checks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BeginChecked(int parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<ParameterSegment> segments)
    {
        if (namesOfState is null)
        {
            AllocateState(parameters);
        }

        double? norm = ClipNorm is null ? null : GradientNorm.Compute(gradients, Ranges(segments), ClipValue);
        LastGradientNorm = norm;
        clipping = new GradientClipping(ClipValue, ClipNorm, norm);
        Steps++;
        BeginStep();
    }

    /// <summary>The ranges that a step updates: neighbouring segments with equal factors form one range, frozen segments form none.</summary>
    internal UpdateRanges Ranges(ReadOnlySpan<ParameterSegment> segments) => new(segments, LearningRate, WeightDecay, DecayBiasesAndNorms);

    /// <summary>Updates one range, or a part of it. It only reads fields, so threads can share the work.</summary>
    internal abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range);

    /// <summary>Throws if options contradict each other, in whatever order they were set.</summary>
    private protected virtual void CheckOptions()
    {
    }

    /// <summary>Computes what the next <see cref="Update"/>s have in common; <see cref="Steps"/> already counts this step.</summary>
    private protected virtual void BeginStep()
    {
    }

    /// <summary>Applies a rule to a range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected void Apply<TRule>(TRule rule, Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range)
        where TRule : struct, IUpdateRule
    {
        int from = range.From, length = range.To - range.From;
        var memory = new UpdateMemory(parameters.Slice(from, length), gradients.Slice(from, length))
        {
            State0 = TRule.StateCount > 0 ? state[0].Span.Slice(from, length) : default,
            State1 = TRule.StateCount > 1 ? state[1].Span.Slice(from, length) : default,
            State2 = TRule.StateCount > 2 ? state[2].Span.Slice(from, length) : default,
        };
        float decay = DecouplesWeightDecay ? 0f : (float)range.WeightDecay;
        if (clipping.Clamps)
        {
            UpdateLoop.Run(rule, new PreparedGradient<On, On>(clipping, decay), memory);
        }
        else if (clipping.Scales)
        {
            UpdateLoop.Run(rule, new PreparedGradient<Off, On>(clipping, decay), memory);
        }
        else
        {
            UpdateLoop.Run(rule, new PreparedGradient<Off, Off>(clipping, decay), memory);
        }
    }

    /// <summary>
    /// One step on several workers: each takes its part of every range, in whole panels. Elements are independent, so the split does not change the bits.
    /// </summary>
    private sealed class SharedStep(Optimizer optimizer) : ITeamWork
    {
        public NetworkCore Core { get; set; } = null!;

        public void Run(int worker, int workers)
        {
            foreach (var range in optimizer.Ranges(Core.Segments))
            {
                int from = Cut(range, worker, workers), to = Cut(range, worker + 1, workers);
                if (from < to)
                {
                    optimizer.Update(Core.Storage.Parameters.Span, Core.Gradients, range with { From = from, To = to });
                }
            }
        }

        private static int Cut(in UpdateRange range, int worker, int workers)
        {
            long length = (long)(range.To - range.From) * worker / workers;
            return worker == workers ? range.To : range.From + (int)(length / Panel.Width * Panel.Width);
        }
    }
}

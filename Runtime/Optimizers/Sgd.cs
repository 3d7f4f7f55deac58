using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Stochastic gradient descent, with or without momentum (PyTorch's <c>SGD</c>).</summary>
/// <remarks>
/// <para>Plain: <c>p ← p − lr · g</c>.</para>
/// <para>
/// With momentum: <c>v ← μ · v + (1 − dampening) · g</c> (the first step: <c>v ← g</c>, undamped), <c>p ← p − lr · v</c>;
/// with Nesterov's momentum <c>p ← p − lr · (g + μ · v)</c>.
/// </para>
/// <para>The learning rate is 1e-3 unless set: PyTorch 2's default (PyTorch 1 has none).</para>
/// </remarks>
public sealed class Sgd : Optimizer
{
    private static readonly string[] PlainState = [];
    private static readonly string[] MomentumState = ["momentum_buffer"];
    private double gradientFactor;

    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public Sgd()
        : base(1e-3f)
    {
    }

    /// <summary>μ, the momentum; finite and at least 0. Default 0: no momentum, no state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Momentum { get; set => field = Hyperparameter.NonNegative(value); }

    /// <summary>How much the gradient is reduced before it is added to the momentum; in [0, 1]. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Dampening { get; set => field = Hyperparameter.Fraction(value); }

    /// <summary>Whether to use Nesterov momentum. It needs a momentum and no dampening. Default false.</summary>
    public bool Nesterov { get; set; }

    private protected override string[] StateNames => Momentum > 0 ? MomentumState : PlainState;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range)
    {
        if (Momentum == 0)
        {
            Apply(new PlainRule(range.LearningRate), parameters, gradients, range);
        }
        else if (Nesterov)
        {
            Apply(new MomentumRule<On>(range.LearningRate, Momentum, gradientFactor), parameters, gradients, range);
        }
        else
        {
            Apply(new MomentumRule<Off>(range.LearningRate, Momentum, gradientFactor), parameters, gradients, range);
        }
    }

    private protected override void CheckOptions()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"Sgd.Nesterov needs a Momentum greater than 0 and a Dampening of 0, but they are {Momentum} and {Dampening}."));
        }
    }

    // The buffer starts at zero, so a first step without dampening sets it to the gradient.
    private protected override void BeginStep() => gradientFactor = Steps == 1 ? 1 : 1 - Dampening;

    private readonly struct PlainRule(double learningRate) : IUpdateRule
    {
        private readonly float minusRate = -(float)learningRate;

        public static int StateCount => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector state0, ref TVector state1, ref TVector state2)
            where TVector : struct, IFloatVector<TVector> =>
            TVector.MultiplyAdd(minusRate, gradient, parameter);
    }

    private readonly struct MomentumRule<TNesterov>(double learningRate, double momentum, double gradientFactor) : IUpdateRule
        where TNesterov : IOption
    {
        private readonly float minusRate = -(float)learningRate;
        private readonly float momentum = (float)momentum;
        private readonly float gradientFactor = (float)gradientFactor;

        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector velocity, ref TVector state1, ref TVector state2)
            where TVector : struct, IFloatVector<TVector>
        {
            velocity = TVector.MultiplyAdd(momentum, velocity, gradientFactor * gradient);
            var direction = TNesterov.IsOn ? TVector.MultiplyAdd(momentum, velocity, gradient) : velocity;
            return TVector.MultiplyAdd(minusRate, direction, parameter);
        }
    }
}

using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>RMSProp: divides the gradient by its running root mean square (Tieleman and Hinton 2012, Graves 2013; PyTorch's <c>RMSprop</c>).</summary>
/// <remarks>
/// <para><c>s ← α · s + (1 − α) · g²</c>, <c>d ← g / (√s + ε)</c>, <c>p ← p − lr · d</c>.</para>
/// <para>
/// Centered: <c>c ← α · c + (1 − α) · g</c>, and the variance <c>s − c²</c> replaces s (never below 0, where PyTorch's rounding may give NaN).
/// With momentum: <c>b ← μ · b + d</c>, <c>p ← p − lr · b</c>. The learning rate is 1e-2 unless set.
/// </para>
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private static readonly string[] PlainState = ["square_avg"];
    private static readonly string[] CenteredState = ["square_avg", "grad_avg"];
    private static readonly string[] MomentumState = ["square_avg", "momentum_buffer"];
    private static readonly string[] CenteredMomentumState = ["square_avg", "grad_avg", "momentum_buffer"];

    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public RmsProp()
        : base(1e-2f)
    {
    }

    /// <summary>α, the decay rate of the running mean square; in [0, 1]. Default 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Alpha { get; set => field = Hyperparameter.Fraction(value); } = 0.99;

    /// <summary>ε, added to the root; finite and at least 1e-30. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Epsilon { get; set => field = Hyperparameter.Epsilon(value); } = 1e-8;

    /// <summary>μ, the momentum; finite and at least 0. Default 0: no momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Momentum { get; set => field = Hyperparameter.NonNegative(value); }

    /// <summary>Whether to divide the gradient by its standard deviation instead of its root mean square. Default false.</summary>
    public bool Centered { get; set; }

    private protected override string[] StateNames => (Centered, Momentum > 0) switch
    {
        (false, false) => PlainState,
        (true, false) => CenteredState,
        (false, true) => MomentumState,
        (true, true) => CenteredMomentumState,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range)
    {
        switch (Centered, Momentum > 0)
        {
            case (false, false):
                Apply(new Rule<Off, Off>(this, range), parameters, gradients, range);
                break;
            case (true, false):
                Apply(new Rule<On, Off>(this, range), parameters, gradients, range);
                break;
            case (false, true):
                Apply(new Rule<Off, On>(this, range), parameters, gradients, range);
                break;
            case (true, true):
                Apply(new Rule<On, On>(this, range), parameters, gradients, range);
                break;
        }
    }

    private readonly struct Rule<TCentered, TMomentum>(RmsProp rmsProp, in UpdateRange range) : IUpdateRule
        where TCentered : IOption
        where TMomentum : IOption
    {
        private readonly float minusRate = -(float)range.LearningRate;
        private readonly float alpha = (float)rmsProp.Alpha;
        private readonly float oneMinusAlpha = (float)(1 - rmsProp.Alpha);
        private readonly float epsilon = (float)rmsProp.Epsilon;
        private readonly float momentum = (float)rmsProp.Momentum;

        public static int StateCount
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => 1 + (TCentered.IsOn ? 1 : 0) + (TMomentum.IsOn ? 1 : 0);
        }

        /// <summary>The states, as far as they are needed, are in this order: mean square, mean, momentum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector square, ref TVector state1, ref TVector state2)
            where TVector : struct, IFloatVector<TVector>
        {
            square = TVector.MultiplyAdd(alpha, square, oneMinusAlpha * gradient * gradient);
            var variance = square;
            if (TCentered.IsOn)
            {
                state1 = TVector.MultiplyAdd(alpha, state1, oneMinusAlpha * gradient);
                variance = TVector.MaxNative(0f, TVector.MultiplyAdd(-state1, state1, square));
            }

            var direction = gradient / (TVector.SquareRoot(variance) + epsilon);
            if (TMomentum.IsOn && TCentered.IsOn)
            {
                direction = state2 = TVector.MultiplyAdd(momentum, state2, direction);
            }
            else if (TMomentum.IsOn)
            {
                direction = state1 = TVector.MultiplyAdd(momentum, state1, direction);
            }

            return TVector.MultiplyAdd(minusRate, direction, parameter);
        }
    }
}

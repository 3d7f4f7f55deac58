using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Adagrad: divides each step by the root of the sum of all squared gradients so far (Duchi, Hazan and Singer 2011; PyTorch's <c>Adagrad</c>).
/// </summary>
/// <remarks>
/// <c>s ← s + g²</c>, <c>p ← p − lr / (1 + (t − 1) · LearningRateDecay) · g / (√s + ε)</c>; t counts steps from 1.
/// The learning rate is 1e-2 unless set.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private static readonly string[] Names = ["sum"];
    private double rateFactor;

    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public Adagrad()
        : base(1e-2f)
    {
    }

    /// <summary>How fast the learning rate decays with the steps; finite and at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double LearningRateDecay { get; set => field = Hyperparameter.NonNegative(value); }

    /// <summary>The initial value of every sum; finite and at least 0; counts at the first step. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double InitialAccumulatorValue { get; set => field = Hyperparameter.NonNegative(value); }

    /// <summary>ε, added to the root of the sum; finite and at least 1e-30. Default 1e-10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Epsilon { get; set => field = Hyperparameter.Epsilon(value); } = 1e-10;

    private protected override string[] StateNames => Names;

    private protected override float InitialState => (float)InitialAccumulatorValue;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range) =>
        Apply(new Rule(range.LearningRate * rateFactor, Epsilon), parameters, gradients, range);

    private protected override void BeginStep() => rateFactor = 1 / (1 + ((Steps - 1) * LearningRateDecay));

    private readonly struct Rule(double learningRate, double epsilon) : IUpdateRule
    {
        private readonly float rate = (float)learningRate;
        private readonly float epsilon = (float)epsilon;

        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector sum, ref TVector state1, ref TVector state2)
            where TVector : struct, IFloatVector<TVector>
        {
            sum = TVector.MultiplyAdd(gradient, gradient, sum);
            return parameter - (rate * gradient / (TVector.SquareRoot(sum) + epsilon));
        }
    }
}

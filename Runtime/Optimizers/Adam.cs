using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Adam: divides the running mean of the gradient by its root mean square (Kingma and Ba 2015; PyTorch's <c>Adam</c>).</summary>
/// <remarks>
/// <para>
/// <c>m ← β₁ · m + (1 − β₁) · g</c>, <c>v ← β₂ · v + (1 − β₂) · g²</c>,
/// <c>p ← p − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)</c>; t counts steps from 1.
/// </para>
/// <para>AMSGrad uses the largest v so far in place of v in the last formula. The learning rate is 1e-3 unless set.</para>
/// </remarks>
public class Adam : Optimizer
{
    private static readonly string[] PlainState = ["exp_avg", "exp_avg_sq"];
    private static readonly string[] AmsGradState = ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"];
    private double meanCorrection;
    private double rootCorrection;

    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public Adam()
        : base(1e-3f)
    {
    }

    /// <summary>β₁, the decay rate of the running mean; in [0, 1). Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Beta1 { get; set => field = Hyperparameter.FractionBelowOne(value); } = 0.9;

    /// <summary>β₂, the decay rate of the running mean square; in [0, 1). Default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Beta2 { get; set => field = Hyperparameter.FractionBelowOne(value); } = 0.999;

    /// <summary>ε, added to the root of the mean square; finite and at least 1e-30. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Epsilon { get; set => field = Hyperparameter.Epsilon(value); } = 1e-8;

    /// <summary>Whether the mean square never decreases (AMSGrad: Reddi, Kale and Kumar 2018). Default false.</summary>
    public bool AmsGrad { get; set; }

    private protected override string[] StateNames => AmsGrad ? AmsGradState : PlainState;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range)
    {
        if (AmsGrad)
        {
            Apply(new Rule<On>(this, range), parameters, gradients, range);
        }
        else
        {
            Apply(new Rule<Off>(this, range), parameters, gradients, range);
        }
    }

    private protected override void BeginStep()
    {
        meanCorrection = 1 - Math.Pow(Beta1, Steps);
        rootCorrection = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
    }

    // The numerator and denominator of m / (√v / c + ε) are multiplied by c = √(1 − β₂ᵗ): m · c / (√v + ε · c).
    private readonly struct Rule<TAmsGrad>(Adam adam, in UpdateRange range) : IUpdateRule
        where TAmsGrad : IOption
    {
        private readonly float beta1 = (float)adam.Beta1;
        private readonly float oneMinusBeta1 = (float)(1 - adam.Beta1);
        private readonly float beta2 = (float)adam.Beta2;
        private readonly float oneMinusBeta2 = (float)(1 - adam.Beta2);
        private readonly float rate = (float)(range.LearningRate * adam.rootCorrection / adam.meanCorrection);
        private readonly float epsilon = (float)(adam.Epsilon * adam.rootCorrection);
        private readonly float decay = adam.DecouplesWeightDecay ? (float)(range.LearningRate * range.WeightDecay) : 0f;

        public static int StateCount
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => TAmsGrad.IsOn ? 3 : 2;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector mean, ref TVector square, ref TVector maximum)
            where TVector : struct, IFloatVector<TVector>
        {
            mean = TVector.MultiplyAdd(beta1, mean, oneMinusBeta1 * gradient);
            square = TVector.MultiplyAdd(beta2, square, oneMinusBeta2 * gradient * gradient);
            var bound = square;
            if (TAmsGrad.IsOn)
            {
                maximum = TVector.Max(maximum, square);
                bound = maximum;
            }

            var step = rate * mean / (TVector.SquareRoot(bound) + epsilon);
            return parameter - TVector.MultiplyAdd(decay, parameter, step);
        }
    }
}

using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Adadelta: scales each step by the root mean square of earlier steps over that of the gradients (Zeiler 2012; PyTorch's <c>Adadelta</c>).</summary>
/// <remarks>
/// <c>s ← ρ · s + (1 − ρ) · g²</c>, <c>d ← √(a + ε) / √(s + ε) · g</c>, <c>a ← ρ · a + (1 − ρ) · d²</c>, <c>p ← p − lr · d</c>.
/// The learning rate is 1.0 unless set.
/// </remarks>
public sealed class Adadelta : Optimizer
{
    private static readonly string[] Names = ["square_avg", "acc_delta"];

    /// <summary>Creates an optimizer with PyTorch's defaults.</summary>
    public Adadelta()
        : base(1f)
    {
    }

    /// <summary>ρ, the decay rate of the running mean squares; in [0, 1]. Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Rho { get; set => field = Hyperparameter.Fraction(value); } = 0.9;

    /// <summary>ε, added to the mean squares; finite and at least 1e-30. Default 1e-6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double Epsilon { get; set => field = Hyperparameter.Epsilon(value); } = 1e-6;

    private protected override string[] StateNames => Names;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, in UpdateRange range) =>
        Apply(new Rule(this, range), parameters, gradients, range);

    private readonly struct Rule(Adadelta adadelta, in UpdateRange range) : IUpdateRule
    {
        private readonly float minusRate = -(float)range.LearningRate;
        private readonly float rho = (float)adadelta.Rho;
        private readonly float oneMinusRho = (float)(1 - adadelta.Rho);
        private readonly float epsilon = (float)adadelta.Epsilon;

        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Update<TVector>(TVector parameter, TVector gradient, ref TVector square, ref TVector stepSquare, ref TVector state2)
            where TVector : struct, IFloatVector<TVector>
        {
            square = TVector.MultiplyAdd(rho, square, oneMinusRho * gradient * gradient);

            // One root of the quotient: a quotient of two roots would take half as long again as the memory accesses.
            var step = TVector.SquareRoot((stepSquare + epsilon) / (square + epsilon)) * gradient;
            stepSquare = TVector.MultiplyAdd(rho, stepSquare, oneMinusRho * step * step);
            return TVector.MultiplyAdd(minusRate, step, parameter);
        }
    }
}

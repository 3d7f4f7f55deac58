using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Adadelta: steps scaled by the root mean square of the steps before over that of the gradients (Zeiler 2012; PyTorch's <c>Adadelta</c>).</summary>
/// <remarks>
/// <c>s ← ρ · s + (1 − ρ) · g²</c>, <c>d ← √(a + ε) / √(s + ε) · g</c>, <c>a ← ρ · a + (1 − ρ) · d²</c>, <c>p ← p − lr · d</c>.
/// The learning rate is 1.0 unless set.
/// </remarks>
public sealed class Adadelta : Optimizer
{
    private static readonly string[] Names = ["square_avg", "acc_delta"];

    /// <summary>Makes an optimizer with PyTorch's defaults.</summary>
    public Adadelta()
        : base(1f)
    {
    }

    /// <summary>ρ, how much of the mean squares is kept at a step; in [0, 1]. Default 0.9.</summary>
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
        private readonly Vector<float> minusRate = Vector.Create(-(float)range.LearningRate);
        private readonly Vector<float> rho = Vector.Create((float)adadelta.Rho);
        private readonly Vector<float> oneMinusRho = Vector.Create((float)(1 - adadelta.Rho));
        private readonly Vector<float> epsilon = Vector.Create((float)adadelta.Epsilon);

        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Update(Vector<float> parameter, Vector<float> gradient, ref Vector<float> square, ref Vector<float> stepSquare, ref Vector<float> state2)
        {
            square = Vector.MultiplyAddEstimate(rho, square, oneMinusRho * gradient * gradient);

            // One root of the quotient instead of a quotient of two roots, which would cost half as much again as the memory does.
            var step = Vector.SquareRoot((stepSquare + epsilon) / (square + epsilon)) * gradient;
            stepSquare = Vector.MultiplyAddEstimate(rho, stepSquare, oneMinusRho * step * step);
            return Vector.MultiplyAddEstimate(minusRate, step, parameter);
        }
    }
}

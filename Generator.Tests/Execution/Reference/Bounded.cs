namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>
/// A number in double precision together with a bound on what single precision, computing it from the same float inputs, may be off by: a running error
/// analysis (Higham, Accuracy and Stability of Numerical Algorithms, §3.3). So each value of each tensor has the tolerance that its own sums justify,
/// whatever cancels in them.
/// </summary>
/// <param name="Value">The number; its own rounding, 2⁻⁵³, does not count.</param>
/// <param name="Error">The bound, in units of 2⁻²⁴ (half an ulp of 1).</param>
internal readonly record struct Bounded(double Value, double Error)
{
    private const double Unit = 1.0 / (1 << 24);

    /// <summary>What is allowed: twice the bound, since kernels add in other orders than these loops, and the smallest normal number.</summary>
    public double Tolerance => (2 * Error * Unit) + 1.2e-38;

    public static implicit operator Bounded(float value) => new(value, 0);

    public static Bounded operator +(Bounded a, Bounded b) => Rounded(a.Value + b.Value, a.Error + b.Error);

    public static Bounded operator -(Bounded a, Bounded b) => Rounded(a.Value - b.Value, a.Error + b.Error);

    public static Bounded operator -(Bounded a) => new(-a.Value, a.Error);

    public static Bounded operator *(Bounded a, Bounded b) =>
        Rounded(a.Value * b.Value, (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error));

    public static Bounded operator /(Bounded a, Bounded b) =>
        Rounded(a.Value / b.Value, (a.Error + (Math.Abs(a.Value / b.Value) * b.Error)) / Math.Abs(b.Value));

    /// <summary>A constant that the generated code holds as a float.</summary>
    public static Bounded Constant(double value) => Rounded(value, 0);

    /// <summary>A function's value: the argument's error by the function's slope, and the error of the function itself.</summary>
    /// <param name="value">f(x).</param>
    /// <param name="slope">A bound on |f′| around x.</param>
    /// <param name="own">The function's own error, in the same unit.</param>
    public Bounded Map(double value, double slope, double own) => Rounded(value, (Math.Abs(slope) * Error) + own);

    /// <summary>Whether the float may stand on the other side of a point.</summary>
    public bool MayCross(double point) => Math.Abs(Value - point) <= Tolerance;

    /// <summary>Whether a computed number is close enough.</summary>
    public bool Accepts(float actual) => Math.Abs(actual - Value) <= Tolerance;

    private static Bounded Rounded(double value, double error) => new(value, error + Math.Abs(value));
}

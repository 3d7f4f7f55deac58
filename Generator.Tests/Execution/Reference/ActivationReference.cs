namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>An elementwise function.</summary>
/// <param name="function">f.</param>
/// <param name="derivative">f′.</param>
/// <param name="kinks">Where f′ jumps.</param>
internal sealed class ActivationReference(Func<double, double> function, Func<double, double> derivative, params double[] kinks) : RowReference
{
    /// <summary>
    /// What the vector functions are off by, relative to the largest of 1, the argument and the value: tanh and erf 3.5e-7 and 4.5e-7 (6 and 8 units),
    /// and the operations around them.
    /// </summary>
    private const double FunctionError = 16;

    public override Bounded[] Forward(Bounded[] x, RowPosition row) =>
        Array.ConvertAll(x, v => v.Map(function(v.Value), Slope(v.Value), FunctionError * Size(v.Value)));

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row) =>
        [.. dy.Select((d, i) => d * x[i].Map(derivative(x[i].Value), Curvature(x[i].Value), FunctionError * Size(x[i].Value)))];

    public override bool IsNearKink(Bounded[] x) => kinks.Any(kink => x.Any(v => v.MayCross(kink)));

    private double Size(double x) => Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(function(x))));

    private double Slope(double x) => derivative(x);

    private double Curvature(double x)
    {
        const double Step = 1e-4;
        return kinks.Any(kink => Math.Abs(x - kink) < 2 * Step) ? 0 : (derivative(x + Step) - derivative(x - Step)) / (2 * Step);
    }
}

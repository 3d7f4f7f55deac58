namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = (x − mean) / √(variance + ε) · scale + bias within each set of places.</summary>
/// <param name="setOf">The set that the value at a place belongs to.</param>
/// <param name="parameterOf">The scale and bias, in PyTorch's order, of the value at a place.</param>
/// <param name="parameters">Number of scales.</param>
internal sealed class NormalizationReference(Func<int, int> setOf, Func<int, int> parameterOf, int parameters) : RowReference
{
    private const double Epsilon = 1e-5;

    private readonly ReferenceParameter scale = new(parameters);
    private readonly ReferenceParameter bias = new(parameters);

    public override IReadOnlyList<ReferenceParameter> Parameters => [scale, bias];

    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        var (normal, _) = Normalize(x);
        return [.. normal.Select((v, i) => (v * scale.Values[parameterOf(i)]) + bias.Values[parameterOf(i)])];
    }

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var (normal, reciprocals) = Normalize(x);
        var g = dy.Select((d, i) => d * scale.Values[parameterOf(i)]).ToArray();
        for (int i = 0; i < dy.Length; i++)
        {
            scale.Gradients[parameterOf(i)] += dy[i] * normal[i];
            bias.Gradients[parameterOf(i)] += dy[i];
        }

        var dx = new Bounded[x.Length];
        foreach (int[] places in Sets(x.Length))
        {
            Bounded count = places.Length;
            Bounded meanGradient = RowMath.Sum(places.Select(i => g[i])) / count, meanProduct = RowMath.Sum(places.Select(i => g[i] * normal[i])) / count;
            foreach (int i in places)
            {
                dx[i] = (g[i] - meanGradient - (normal[i] * meanProduct)) * reciprocals[i];
            }
        }

        return dx;
    }

    private (Bounded[] Normal, Bounded[] Reciprocals) Normalize(Bounded[] x)
    {
        Bounded[] normal = new Bounded[x.Length], reciprocals = new Bounded[x.Length];
        foreach (int[] places in Sets(x.Length))
        {
            Bounded count = places.Length, mean = RowMath.Sum(places.Select(i => x[i])) / count;
            Bounded variance = RowMath.Sum(places.Select(i => (x[i] - mean) * (x[i] - mean))) / count, shifted = variance + Bounded.Constant(Epsilon);
            double root = Math.Sqrt(shifted.Value);
            Bounded reciprocal = shifted.Map(1 / root, 1 / (2 * root * shifted.Value), 2 / root);
            foreach (int i in places)
            {
                (normal[i], reciprocals[i]) = ((x[i] - mean) * reciprocal, reciprocal);
            }
        }

        return (normal, reciprocals);
    }

    private IEnumerable<int[]> Sets(int size) => Enumerable.Range(0, size).GroupBy(setOf).Select(places => places.ToArray());
}

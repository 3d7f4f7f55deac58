namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>A layer that adds products of an input and a weight to an output, and a bias for each filter: a convolution, and its transpose.</summary>
/// <param name="weights">Number of weights.</param>
/// <param name="filters">Channels of the output.</param>
/// <param name="hasBias">Whether a bias is added.</param>
internal abstract class ProductReference(int weights, int filters, bool hasBias) : RowReference
{
    private readonly ReferenceParameter weight = new(weights);
    private readonly ReferenceParameter bias = new(filters);

    protected int Filters { get; } = filters;

    public abstract int Height { get; }

    public abstract int Width { get; }

    public override IReadOnlyList<ReferenceParameter> Parameters => hasBias ? [weight, bias] : [weight];

    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        var y = new Bounded[Height * Width * Filters];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = hasBias ? bias.Values[i % Filters] : 0f;
        }

        foreach (var (output, input, w) in Products())
        {
            y[output] += weight.Values[w] * x[input];
        }

        return y;
    }

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var dx = new Bounded[x.Length];
        foreach (var (output, input, w) in Products())
        {
            weight.Gradients[w] += dy[output] * x[input];
            dx[input] += dy[output] * weight.Values[w];
        }

        for (int i = 0; i < dy.Length; i++)
        {
            bias.Gradients[i % Filters] += dy[i];
        }

        return dx;
    }

    /// <summary>Every multiply-add: indices of output, input and weight.</summary>
    protected abstract IEnumerable<(int Output, int Input, int Weight)> Products();
}

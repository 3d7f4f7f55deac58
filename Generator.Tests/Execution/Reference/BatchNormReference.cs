namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = x · s + (bias − mean · s) with s = scale / √(variance + ε) of a channel over the whole batch; in inference with the running statistics of a new network, 0 and 1.</summary>
/// <param name="channels">The channels.</param>
/// <param name="parameterOf">The scale and bias, in PyTorch's order, of a channel.</param>
internal sealed class BatchNormReference(int channels, Func<int, int> parameterOf) : ReferenceLayer
{
    private const double Epsilon = 1e-5;

    private readonly ReferenceParameter scale = new(channels);
    private readonly ReferenceParameter bias = new(channels);

    public override IReadOnlyList<ReferenceParameter> Parameters => [scale, bias];

    public override Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase)
    {
        var x = inputs[0];
        Channel[] all = [.. Enumerable.Range(0, channels).Select(c => dropoutBase is null ? new Channel(0f, Reciprocal(1f), 0f) : ChannelOf(x, c))];
        return [.. x.Select(row => row.Select((v, i) =>
        {
            var (mean, reciprocal, _) = all[i % channels];
            var factor = scale.Values[parameterOf(i % channels)] * reciprocal;
            return (v * factor) + (bias.Values[parameterOf(i % channels)] - (mean * factor));
        }).ToArray())];
    }

    public override IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase)
    {
        var x = inputs[0];
        Bounded[][] dx = [.. x.Select(row => new Bounded[row.Length])];
        for (int c = 0; c < channels; c++)
        {
            var (mean, reciprocal, count) = ChannelOf(x, c);
            var products = RowMath.Sum(Places(x, c).Select(p => gradients[p.Row][p.Index] * (x[p.Row][p.Index] - mean))) * reciprocal;
            var sum = RowMath.Sum(Places(x, c).Select(p => gradients[p.Row][p.Index]));
            scale.Gradients[parameterOf(c)] += products;
            bias.Gradients[parameterOf(c)] += sum;

            Bounded factor = scale.Values[parameterOf(c)] * reciprocal, share = -factor / count;
            Bounded slope = share * reciprocal * products, offset = share * sum;
            foreach (var (row, i) in Places(x, c))
            {
                dx[row][i] = (gradients[row][i] * factor) + (((x[row][i] - mean) * slope) + offset);
            }
        }

        return [dx];
    }

    private static Bounded Reciprocal(Bounded variance)
    {
        var shifted = variance + Bounded.Constant(Epsilon);
        double root = Math.Sqrt(shifted.Value);
        return shifted.Map(1 / root, 1 / (2 * root * shifted.Value), 2 / root);
    }

    private Channel ChannelOf(Bounded[][] x, int channel)
    {
        Bounded[] values = [.. Places(x, channel).Select(p => x[p.Row][p.Index])];
        Bounded count = values.Length, mean = RowMath.Sum(values) / count;
        return new Channel(mean, Reciprocal(RowMath.Sum(values.Select(v => (v - mean) * (v - mean))) / count), count);
    }

    private IEnumerable<(int Row, int Index)> Places(Bounded[][] x, int channel) =>
        from row in Enumerable.Range(0, x.Length)
        from pixel in Enumerable.Range(0, x[row].Length / channels)
        select (row, (pixel * channels) + channel);

    private sealed record Channel(Bounded Mean, Bounded Reciprocal, Bounded Count);
}

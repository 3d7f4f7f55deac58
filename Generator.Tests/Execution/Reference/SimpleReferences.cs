using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = (x − shift) · factor + offset for each element.</summary>
internal sealed class AffineReference(Func<int, Bounded> shift, Func<int, Bounded> factor, Bounded offset) : RowReference
{
    public override Bounded[] Forward(Bounded[] x, RowPosition row) => [.. x.Select((v, i) => ((v - shift(i)) * factor(i)) + offset)];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row) => [.. dy.Select((d, i) => d * factor(i))];
}

/// <summary>Keeps what the mask keeps, divided by 1 − rate; in inference everything as it is.</summary>
/// <param name="layer">Number of the attribute, from 1: it keys the mask.</param>
/// <param name="rate">The share that is dropped.</param>
/// <param name="channels">Where whole channels are dropped, the values of a pixel; otherwise 0.</param>
internal sealed class DropoutReference(int layer, double rate, int channels = 0) : RowReference
{
    public override Bounded[] Forward(Bounded[] x, RowPosition row) => [.. x.Select((v, i) => Apply(v, i, row))];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row) => [.. dy.Select((d, i) => Apply(d, i, row))];

    private Bounded Apply(Bounded value, int element, RowPosition row)
    {
        if (row.DropoutBase is not { } key)
        {
            return value;
        }

        uint rowKey = DropoutMask.RowKey(CounterRandom.Mix(key, (ulong)layer), row.Index);
        return DropoutMask.Keeps(rowKey, channels == 0 ? element : element % channels, DropoutMask.Threshold(rate)) ? value * Bounded.Constant(1 / (1 - rate)) : 0f;
    }
}

/// <summary>Adds the deviation times a normal number; in inference nothing.</summary>
/// <param name="layer">Number of the attribute, from 1: it keys the numbers.</param>
/// <param name="deviation">Their deviation.</param>
internal sealed class GaussianNoiseReference(int layer, double deviation) : RowReference
{
    /// <summary>In units of 2⁻²⁴: the quantile's 4·10⁻⁶.</summary>
    private const double QuantileError = 64;

    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        if (row.DropoutBase is not { } key)
        {
            return x;
        }

        uint rowKey = DropoutMask.RowKey(CounterRandom.Mix(key, (ulong)layer), row.Index);
        return [.. x.Select((v, i) => v + (Bounded.Constant(deviation) * new Bounded(NormalNoise.Exact(rowKey, i), QuantileError)))];
    }

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row) => dy;
}

/// <summary>Each output is the input at some place, or 0 where there is none.</summary>
internal sealed class SelectionReference(IReadOnlyList<int?> places) : RowReference
{
    public override Bounded[] Forward(Bounded[] x, RowPosition row) => [.. places.Select(place => place is { } index ? x[index] : 0f)];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var dx = new Bounded[x.Length];
        for (int i = 0; i < places.Count; i++)
        {
            if (places[i] is { } index)
            {
                dx[index] += dy[i];
            }
        }

        return dx;
    }
}

/// <summary>yᵢ = e^xᵢ / Σ e^x.</summary>
internal sealed class SoftmaxReference : RowReference
{
    public override Bounded[] Forward(Bounded[] x, RowPosition row) => RowMath.Softmax(x);

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        Bounded dot = RowMath.Sum(dy.Select((d, i) => d * y[i]));
        return [.. dy.Select((d, i) => y[i] * (d - dot))];
    }
}

/// <summary>yᵢ = xᵢ − log Σ e^x.</summary>
internal sealed class LogSoftmaxReference : RowReference
{
    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        Bounded logSum = RowMath.LogSumOfExponentials(x);
        return Array.ConvertAll(x, v => v - logSum);
    }

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        Bounded sum = RowMath.Sum(dy);
        var p = RowMath.Softmax(x);
        return [.. dy.Select((d, i) => d - (p[i] * sum))];
    }
}

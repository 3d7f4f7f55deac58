using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Tolerance 10⁻⁵ relative and 10⁻⁶ absolute throughout: single precision, sums of at most 33 elements.</summary>
public class RowKernelTests
{
    private static readonly IReadOnlyDictionary<string, ReferenceCase> Layers = ReferenceCases.Load("layers.json");

    private delegate void Forward(ref float x, ref float y, int length);

    private delegate void Backward(ref float y, ref float dy, ref float dx, int length);

    public static TheoryData<int> Lengths => [1, 2, 3, 5, 7, 8, 9, 10, 15, 16, 17, 33];

    [Theory]
    [InlineData("act_softmax")]
    [InlineData("act_log_softmax")]
    public void Agrees_with_PyTorch(string name)
    {
        var reference = Layers[name];
        var x = reference.Inputs["x"];
        for (int row = 0; row < x.Rows; row++)
        {
            var range = new Range(row * x.Columns, (row + 1) * x.Columns);
            var (y, dx) = Run(name == "act_softmax", x.Values[range], reference.OutputGradients[0].Values[range]);
            NumericAssert.Close(reference.Outputs[0].Values[range], y, 1e-5, 1e-6, "y");
            NumericAssert.Close(reference.InputGradients["x"].Values[range], dx, 1e-5, 1e-6, "dx");
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Agrees_with_double_precision(int length)
    {
        float[] x = Numbers(length, 1), dy = Numbers(length, 2);
        double logSum = Math.Log(x.Sum(value => Math.Exp(value))), dot = x.Zip(dy, (value, slope) => Math.Exp(value - logSum) * slope).Sum(), sum = dy.Sum(slope => (double)slope);

        var softmax = Run(true, x, dy);
        var logSoftmax = Run(false, x, dy);
        for (int i = 0; i < length; i++)
        {
            double log = x[i] - logSum, p = Math.Exp(log);
            NumericAssert.Close(p, softmax.Y[i], 1e-5, 1e-6, $"softmax[{i}]");
            NumericAssert.Close(p * (dy[i] - dot), softmax.Dx[i], 1e-5, 1e-6, $"gradient of softmax[{i}]");
            NumericAssert.Close(log, logSoftmax.Y[i], 1e-5, 1e-6, $"log-softmax[{i}]");
            NumericAssert.Close(dy[i] - (p * sum), logSoftmax.Dx[i], 1e-5, 1e-6, $"gradient of log-softmax[{i}]");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Outputs_may_lie_over_inputs(bool softmax)
    {
        float[] x = Numbers(19, 1), dy = Numbers(19, 2);
        var expected = Run(softmax, x, dy);
        PaddedRow row = new(x), slopes = new(dy);
        (softmax ? (Forward)RowKernels.Softmax : RowKernels.LogSoftmax)(ref row.First, ref row.First, x.Length);
        (softmax ? (Backward)RowKernels.SoftmaxBackward : RowKernels.LogSoftmaxBackward)(ref row.First, ref slopes.First, ref slopes.First, x.Length);
        Assert.Equal(expected.Y, row.Checked());
        Assert.Equal(expected.Dx, slopes.Checked());
    }

    [Fact]
    public void NaN_makes_the_row_NaN_and_leaves_the_padding_zero()
    {
        var (y, _) = Run(true, [1f, float.NaN, 2f], new float[3]);
        Assert.All(y, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void CopyPadded_copies_any_length_and_fills_with_zeros()
    {
        for (int length = 1; length <= 50; length++)
        {
            float[] source = Numbers(length + 1, 3);
            var destination = new PaddedRow(length);
            RowKernels.CopyPadded(ref source[0], ref destination.First, length);
            Assert.Equal(source[..length], destination.Checked());
        }
    }

    private static (float[] Y, float[] Dx) Run(bool softmax, float[] x, float[] dy)
    {
        PaddedRow input = new(x), output = new(x.Length), slopes = new(dy), gradient = new(x.Length);
        (softmax ? (Forward)RowKernels.Softmax : RowKernels.LogSoftmax)(ref input.First, ref output.First, x.Length);
        (softmax ? (Backward)RowKernels.SoftmaxBackward : RowKernels.LogSoftmaxBackward)(ref output.First, ref slopes.First, ref gradient.First, x.Length);
        return (output.Checked(), gradient.Checked());
    }

    /// <summary>Numbers in [−4, 4).</summary>
    private static float[] Numbers(int length, ulong key) => [.. Enumerable.Range(0, length).Select(i => (8 * CounterRandom.Uniform(key, (ulong)i)) - 4)];
}

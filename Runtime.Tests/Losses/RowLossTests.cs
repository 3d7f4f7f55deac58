using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Losses;

/// <summary>What the losses do at the edges of their range.</summary>
public class RowLossTests
{
    [Fact]
    public void CrossEntropy_of_huge_logits_is_finite()
    {
        var (loss, gradient) = new PinnedTargets(labels: [1]).Run(Plain, [3e38f, -3e38f + 6e37f, 0f]);
        Assert.True(float.IsPositiveInfinity(loss) || loss > 1e38f, $"The loss is {loss}.");
        Assert.Equal([1f, -1f, 0f], gradient);
        Assert.Equal(0f, new PinnedTargets(labels: [0]).Run(Plain, [1000f, -1000f]).Loss);
    }

    [Fact]
    public void CrossEntropy_takes_minus_infinity_for_an_impossible_class()
    {
        var (loss, gradient) = new PinnedTargets(labels: [0]).Run(Plain, [1f, float.NegativeInfinity, 1f]);

        // ln 2 to the last bit or two of single precision.
        Assert.Equal(MathF.Log(2), loss, 1e-6f);
        Assert.Equal([-0.5f, 0f, 0.5f], gradient);
    }

    [Fact]
    public void BinaryCrossEntropy_keeps_its_relative_accuracy_in_the_tails()
    {
        var (loss, gradient) = new PinnedTargets(values: [0f]).Run(RowLosses.BinaryCrossEntropy, [-60f]);
        double expected = Math.Exp(-60);

        // 10⁻⁶ relative: an exponential of 1.2 ulp, a logarithm, a division.
        Assert.Equal(1, loss / expected, 1e-6);
        Assert.Equal(1, gradient[0] / expected, 1e-6);
        Assert.Equal(1000f, new PinnedTargets(values: [1f]).Run(RowLosses.BinaryCrossEntropy, [-1000f]).Loss);
    }

    [Fact]
    public void MeanAbsoluteError_has_no_gradient_at_zero()
    {
        var (loss, gradient) = new PinnedTargets(values: [1f, 2f, 3f]).Run(RowLosses.MeanAbsoluteError, [1f, 5f, 0f]);
        Assert.Equal(2f, loss);
        Assert.Equal([0f, 1f / 3, -1f / 3], gradient);
    }

    [Fact]
    public void Each_row_has_its_own_targets()
    {
        var targets = new PinnedTargets(values: [1f, 2f, 3f, 5f, 7f, 11f]);
        Assert.Equal(0f, targets.Run(RowLosses.MeanSquaredError, [5f, 7f, 11f], row: 1).Loss);
        Assert.True(targets.Run(RowLosses.MeanSquaredError, [5f, 7f, 11f], row: 0).Loss > 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void NaN_among_the_outputs_shows_in_every_loss(int length)
    {
        float[] outputs = new float[length], numbers = new float[length];
        outputs[^1] = float.NaN;
        var targets = new PinnedTargets(labels: [0], values: numbers);
        RowLoss soft = (ref x, n, in t, r, s, ref g) => RowLosses.SoftCrossEntropy(ref x, n, 0.1f, t, r, s, ref g);
        RowLoss huber = (ref x, n, in t, r, s, ref g) => RowLosses.Huber(ref x, n, 1f, t, r, s, ref g);
        foreach (var loss in new[] { Plain, soft, RowLosses.BinaryCrossEntropy, RowLosses.MeanSquaredError, RowLosses.MeanAbsoluteError, huber })
        {
            Assert.True(float.IsNaN(targets.Run(loss, outputs).Loss));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void Custom_calls_the_users_type_and_scales_its_gradient(int length)
    {
        float[] outputs = [.. Enumerable.Range(0, length).Select(i => (float)i)];
        var (loss, gradient) = new PinnedTargets(values: new float[length]).Run(RowLosses.Custom<SumOfFirst>, outputs, scale: 0.5f);
        Assert.Equal(outputs.Sum(), loss);
        Assert.Equal(1f, gradient[0]);
        Assert.All(gradient.Skip(1), slope => Assert.Equal(0f, slope));
    }

    [Fact]
    public void Nothing_is_allocated_without_a_gradient()
    {
        var targets = new PinnedTargets(labels: [0], values: new float[300]).Targets(300);
        float[] outputs = new float[304];
        Evaluate(ref outputs[0], targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(ref outputs[0], targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Evaluate(ref float outputs, in LossTargets targets)
        {
            ref float none = ref Unsafe.NullRef<float>();
            RowLosses.CrossEntropy(ref outputs, 300, 0.1f, targets, 0, 1f, ref none);
            RowLosses.BinaryCrossEntropy(ref outputs, 300, targets, 0, 1f, ref none);
            RowLosses.Custom<SumOfFirst>(ref outputs, 300, targets, 0, 1f, ref none);
        }
    }

    private static float Plain(ref float outputs, int count, in LossTargets targets, int row, float scale, ref float gradient) =>
        RowLosses.CrossEntropy(ref outputs, count, 0f, targets, row, scale, ref gradient);

    /// <summary>The sum of the outputs; writes only the first slope, 2.</summary>
    private sealed class SumOfFirst : ILoss
    {
        public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
        {
            if (output.Length != target.Length || output.Length != gradient.Length)
            {
                throw new ArgumentException($"Lengths differ: output {output.Length}, target {target.Length}, gradient {gradient.Length}.");
            }

            gradient[0] = 2;
            float sum = 0;
            foreach (float value in output)
            {
                sum += value;
            }

            return sum;
        }
    }
}

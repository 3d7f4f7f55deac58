using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// Pooling against its definition. Maxima and their gradients are the same numbers: tolerance 0. Sums of at most 36 numbers below 1 in single precision:
/// tolerance 10⁻⁵.
/// </summary>
public class PoolTests
{
    private const int Rows = 3;
    private const float Mark = 12345f;

    [Fact]
    public void Windows_side_by_side_that_tile_the_image()
    {
        CheckAll<Windows<D6, D2, D2>, Windows<D8, D2, D2>, D1>();
        CheckAll<Windows<D6, D2, D2>, Windows<D8, D2, D2>, D6>();
        CheckAll<Windows<D6, D3, D3>, Windows<D8, D4, D4>, N<D2, D0>>();
        CheckAll<Windows<D8, D4, D4>, Windows<D8, D4, D4>, D8>();
        CheckAll<Windows<D1, D1, D1>, Windows<D9, D3, D3>, D5>();
    }

    [Fact]
    public void Windows_side_by_side_that_leave_places_out()
    {
        CheckAll<Windows<D7, D2, D2>, Windows<D9, D2, D2>, D3>();
        CheckAll<Windows<D7, D2, D3>, Windows<D9, D1, D2>, D9>();
    }

    [Fact]
    public void Windows_that_overlap()
    {
        CheckAll<Windows<D7, D3, D2>, Windows<D9, D3, D1>, D4>();
        CheckAll<Windows<D7, D2, D1>, Windows<D6, D5, D1>, N<D1, D7>>();
    }

    [Fact]
    public void Windows_of_more_than_sixteen_values()
    {
        CheckAll<Windows<D5, D5, D5>, Windows<D7, D7, D7>, D6>();
        CheckAll<Windows<D6, D6, D6>, Windows<D6, D6, D6>, N<D3, D3>>();
    }

    [Fact]
    public void Windows_that_reach_into_the_padding()
    {
        CheckAll<PaddedWindows<D7, D3, D2, D1, D1>, PaddedWindows<D8, D3, D2, D1, D1>, D5>();
        CheckAll<PaddedWindows<D5, D2, D2, D0, D1>, PaddedWindows<D5, D3, D3, D1, D1>, D8>();
        CheckAll<Windows<D1, D1, D1>, PaddedWindows<D9, D4, D3, D2, D2>, D2>();
    }

    [Fact]
    public void A_line_that_is_too_long_for_the_stack_gives_the_same() =>
        CheckAll<Windows<D2, D2, D2>, Windows<N<D6, D0, D0>, D2, D2>, N<D1, D6>>();

    [Fact]
    public void A_tail_is_applied_once_to_each_value()
    {
        CheckTail<PoolMaximum, Windows<D6, D2, D2>, Windows<D8, D2, D2>, D6>();
        CheckTail<PoolMean<D0>, Windows<D6, D2, D2>, Windows<D8, D2, D2>, D6>();
        CheckTail<PoolMaximum, Windows<D7, D2, D2>, Windows<D8, D2, D2>, D6>();
        CheckTail<PoolSum, Windows<D7, D3, D2>, Windows<D8, D2, D2>, D6>();
        CheckTail<PoolMaximum, PaddedWindows<D7, D3, D2, D1, D1>, Windows<D8, D2, D2>, D6>();
    }

    [Fact]
    public void NaN_is_the_maximum_and_has_the_gradient()
    {
        CheckNaN<Windows<D2, D2, D2>, Windows<D2, D2, D2>>();
        CheckNaN<Windows<D2, D2, D1>, Windows<D2, D2, D1>>();
        CheckNaN<PaddedWindows<D2, D2, D2, D0, D1>, Windows<D2, D2, D2>>();
    }

    private static void CheckAll<TLines, TColumns, TChannels>()
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
    {
        Check<PoolMaximum, TLines, TColumns, TChannels>(0);
        Check<PoolSum, TLines, TColumns, TChannels>(1e-5);
        Check<PoolMean<D0>, TLines, TColumns, TChannels>(1e-5);
        Check<PoolMean<D1>, TLines, TColumns, TChannels>(1e-5);
    }

    private static void Check<TFunction, TLines, TColumns, TChannels>(double tolerance)
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
    {
        var sizes = new PoolSizes(TLines.Input * TColumns.Input, PoolReference.Count<TLines>() * PoolReference.Count<TColumns>(), TChannels.Value);
        float[] x = sizes.Inputs(), y = new float[Rows * sizes.ResultStride], dy = sizes.Gradients(), dx = Marks(Rows * sizes.InputStride);
        Pool<TFunction, TLines, TColumns, TChannels>.Forward(ref x[0], sizes.InputStride, ref y[0], sizes.ResultStride, Rows);
        Backward<TFunction, TLines, TColumns, TChannels, Store>(sizes, x, y, dy, Tail.To(ref dx[0]));
        for (int row = 0; row < Rows; row++)
        {
            var image = x.AsSpan(row * sizes.InputStride, sizes.Input);
            double[] expected = PoolReference.Forward<TFunction, TLines, TColumns>(image, TChannels.Value);
            double[] gradient = PoolReference.Backward<TFunction, TLines, TColumns>(image, dy.AsSpan(row * sizes.ResultStride, sizes.Result), TChannels.Value);
            Near(expected, y.AsSpan(row * sizes.ResultStride, sizes.Result), tolerance);
            Near(gradient, dx.AsSpan(row * sizes.InputStride, sizes.Input), tolerance);
            Assert.All(dx[((row * sizes.InputStride) + sizes.Input)..((row + 1) * sizes.InputStride)], value => Assert.Equal(0, value));
        }
    }

    /// <summary>With a tail the gradient is what the tail makes of the one without.</summary>
    private static void CheckTail<TFunction, TLines, TColumns, TChannels>()
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
    {
        var sizes = new PoolSizes(TLines.Input * TColumns.Input, PoolReference.Count<TLines>() * PoolReference.Count<TColumns>(), TChannels.Value);
        float[] x = sizes.Inputs(), y = new float[Rows * sizes.ResultStride], dy = sizes.Gradients(), others = sizes.Inputs();
        Pool<TFunction, TLines, TColumns, TChannels>.Forward(ref x[0], sizes.InputStride, ref y[0], sizes.ResultStride, Rows);
        float[] plain = Marks(Rows * sizes.InputStride), dx = Marks(Rows * sizes.InputStride);
        Backward<TFunction, TLines, TColumns, TChannels, Store>(sizes, x, y, dy, Tail.To(ref plain[0]));
        Backward<TFunction, TLines, TColumns, TChannels, Chain<Plus, Store>>(sizes, x, y, dy, Tail.Plus(ref others[0], Tail.To(ref dx[0])));
        for (int row = 0; row < Rows; row++)
        {
            for (int i = row * sizes.InputStride; i < (row * sizes.InputStride) + sizes.Input; i++)
            {
                Assert.Equal(plain[i] + others[i], dx[i]);
            }
        }
    }

    private static void CheckNaN<TLines, TColumns>()
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
    {
        var sizes = new PoolSizes(4, PoolReference.Count<TLines>() * PoolReference.Count<TColumns>(), 1);
        float[] x = sizes.Inputs(), y = new float[Rows * sizes.ResultStride], dy = sizes.Gradients(), dx = Marks(Rows * sizes.InputStride);
        (x[0], x[1], x[2], x[3]) = (1, float.NaN, 5, float.NaN);
        Pool<PoolMaximum, TLines, TColumns, D1>.Forward(ref x[0], sizes.InputStride, ref y[0], sizes.ResultStride, Rows);
        Backward<PoolMaximum, TLines, TColumns, D1, Store>(sizes, x, y, dy, Tail.To(ref dx[0]));
        Assert.True(float.IsNaN(y[0]));
        Assert.Equal([0, dy[0], 0, 0], dx[..4]);
    }

    private static void Backward<TFunction, TLines, TColumns, TChannels, TTail>(PoolSizes sizes, float[] x, float[] y, float[] dy, TTail tail)
        where TFunction : struct, IPoolFunction
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
        where TTail : struct, ITail, allows ref struct
    {
        if (TFunction.IsMaximum)
        {
            Pool<TFunction, TLines, TColumns, TChannels>.Backward(
                ref x[0], sizes.InputStride, ref y[0], sizes.ResultStride, ref dy[0], sizes.ResultStride, tail, sizes.InputStride, Rows);
        }
        else
        {
            Pool<TFunction, TLines, TColumns, TChannels>.Backward(ref dy[0], sizes.ResultStride, tail, sizes.InputStride, Rows);
        }
    }

    private static void Near(double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{i}: {actual[i]} instead of {expected[i]}");
        }
    }

    private static float[] Marks(int length) => [.. Enumerable.Repeat(Mark, length)];

    /// <summary>Rows with room for a panel of channels behind the last pixel.</summary>
    private sealed record PoolSizes(int InputPixels, int ResultPixels, int Channels)
    {
        public int Input => InputPixels * Channels;

        public int Result => ResultPixels * Channels;

        public int InputStride => (Input + 31) / 16 * 16;

        public int ResultStride => (Result + 31) / 16 * 16;

        /// <summary>Multiples of 1/8 in [−1, 1), so that there are equal maxima.</summary>
        public float[] Inputs() => Numbers(InputStride, 1, 8);

        public float[] Gradients() => Numbers(ResultStride, 2, 1 << 20);

        private static float[] Numbers(int stride, ulong key, int steps) =>
            [.. Enumerable.Range(0, Rows * stride).Select(i => (MathF.Floor(2 * steps * CounterRandom.Uniform(key, (ulong)i)) / steps) - 1)];
    }
}

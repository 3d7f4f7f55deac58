using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>The kernels of convolutions against plain loops, with the vectors that the processor has. Whole numbers have exact sums: nothing may differ.</summary>
public sealed class ConvolutionTests
{
    // Padding, one and a half panels, tiles moved back, and a line left over.
    private static readonly ConvolutionSizes Padded = new(new WindowAxis(9, 3, before: 1, after: 1), new WindowAxis(10, 3, before: 1, after: 1), 3, 24);

    // A stride, filters that fill no more than one vector, runs of more than a panel.
    private static readonly ConvolutionSizes Strided = new(new WindowAxis(16, 2, stride: 2), new WindowAxis(9, 3, stride: 2), 6, 6);

    // Groups and gaps: each point of the window is a run.
    private static readonly ConvolutionSizes Grouped = new(new WindowAxis(7, 2, dilation: 2), new WindowAxis(7, 2, dilation: 2), 8, 12, groups: 2);

    private static readonly ConvolutionSizes Channelwise = new(new WindowAxis(5, 3, before: 1, after: 1), new WindowAxis(6, 3, stride: 2, before: 1, after: 1), 20, 20, groups: 20);

    [Fact]
    public void Forward_with_padding() => Forward<D3, D9, N<D2, D4>, TileSize<D5, D2>, TileSize<D7, D2>>(Padded);

    [Fact]
    public void Forward_with_a_stride() => Forward<N<D1, D2>, N<D1, D8>, D6, TileSize<D4, D1>, TileSize<D0, D1>>(Strided);

    [Fact]
    public void Forward_with_groups() => Forward<D8, D4, N<D1, D2>, TileSize<D1, D1>, TileSize<D0, D1>>(Grouped);

    [Fact]
    public void Input_gradient_with_padding() => InputGradient<N<D2, D4>, N<D2, D4, D0>, N<D3, D6>, D1, TileSize<D4, D2>, TileSize<D0, D1>>(Padded);

    [Fact]
    public void Input_gradient_with_a_stride() => InputGradient<D6, N<D2, D4>, N<D1, D0, D8>, D0, TileSize<D4, D2>, TileSize<D8, D2>>(Strided);

    [Fact]
    public void Input_gradient_with_groups() => InputGradient<D6, N<D6, D0>, N<D5, D6>, D0, TileSize<D5, D1>, TileSize<D0, D1>>(Grouped);

    [Fact]
    public void Weight_gradient_with_padding() => WeightGradient<D3, N<D2, D4>, D8, D2, TileSize<D4, D2>, D1, TileSize<D8, D1>>(Padded, blocks: 2 * 3 * 2);

    [Fact]
    public void Weight_gradient_with_a_stride() => WeightGradient<N<D1, D2>, D6, D0, D4, TileSize<D6, D1>, D2, TileSize<D0, D1>>(Strided, blocks: 2 * 3);

    [Fact]
    public void Weight_gradient_with_groups() => WeightGradient<D8, N<D1, D2>, D0, D5, TileSize<D4, D1>, D3, TileSize<D0, D1>>(Grouped, blocks: 2 * 4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_transposed_convolution(bool hasBias)
    {
        // Its image is the result: the frame starts with the bias, and the padding is cut off.
        var reference = new ConvolutionReference(Padded);
        float[] work = new float[Padded.FrameLength], y = new float[ConvolutionReference.Images * reference.XStride + 16], weights = reference.Transposed();
        if (hasBias)
        {
            TransposedConvolution<N<D2, D4>, N<D2, D4, D0>, N<D3, D6>, D1, TileSize<D4, D2>, TileSize<D0, D1>>.Forward(
                in Padded, ref reference.Dy[0], reference.YStride, ref work[0], ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]), reference.XStride, ConvolutionReference.Images);
        }
        else
        {
            TransposedConvolution<N<D2, D4>, N<D2, D4, D0>, N<D3, D6>, D1, TileSize<D4, D2>, TileSize<D0, D1>>.Forward(
                in Padded, ref reference.Dy[0], reference.YStride, ref work[0], ref weights[0], Tail.To(ref y[0]), reference.XStride, ConvolutionReference.Images);
        }

        double[] expected = [.. reference.InputGradient().Select((value, i) => hasBias ? value + reference.Bias[i % 3] : value)];
        Assert.Equal(expected, ConvolutionReference.Rows(y, reference.XStride, Padded.ImageLength).Select(v => (double)v));
    }

    [Fact]
    public void The_weight_gradient_of_a_transposed_convolution()
    {
        // The same sums as the convolution's, in panels of a run.
        var reference = new ConvolutionReference(Padded);
        float[] dw = [.. Enumerable.Repeat(99f, 3 * 24 * 16)], padded = reference.Frames();
        TransposedWeights<D3, N<D2, D4>, D8, D2, TileSize<D6, D2>, D1, TileSize<N<D1, D2>, D1>>.Write(
            in Padded, ref reference.Dy[0], reference.YStride, ref padded[0], reference.PaddedStride, ref dw[0], ConvolutionReference.Images, 0, 3 * 2);

        double[] byFilter = reference.WeightGradient();
        for (int place = 0; place < dw.Length; place++)
        {
            int run = place / (24 * 16), filter = place / 16 % 24, value = place % 16;
            double expected = value < 9 ? byFilter[(((filter / 16 * 27) + (run * 9) + value) * 16) + (filter % 16)] : 0;
            Assert.Equal(expected, dw[place]);
        }
    }

    [Fact]
    public void All_passes_channel_by_channel()
    {
        var reference = new ConvolutionReference(Channelwise);
        float[] weights = reference.Weights(), padded = new float[ConvolutionReference.Images * reference.PaddedStride], y = new float[(ConvolutionReference.Images * reference.YStride) + 16];
        Depthwise<N<D2, D0>, D3, D3, N<D1, D6, D0>, N<D2, D0>>.ForwardPadded(
            in Channelwise, ref reference.X[0], reference.XStride, ref padded[0], reference.PaddedStride, ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]), reference.YStride, ConvolutionReference.Images);
        Equal(reference.Forward(hasBias: true), ConvolutionReference.Rows(y, reference.YStride, Channelwise.ResultLength));

        float[] work = new float[Channelwise.FrameLength + 16], dx = new float[ConvolutionReference.Images * reference.XStride];
        Depthwise<N<D2, D0>, D3, D3, N<D1, D6, D0>, N<D2, D0>>.InputGradient(
            in Channelwise, ref reference.Dy[0], reference.YStride, ref weights[0], ref work[0], ref dx[0], reference.XStride, ConvolutionReference.Images);
        Equal(reference.InputGradient(), ConvolutionReference.Rows(dx, reference.XStride, Channelwise.ImageLength));

        float[] dw = [.. Enumerable.Repeat(99f, weights.Length)];
        Depthwise<N<D2, D0>, D3, D3, N<D1, D6, D0>, N<D2, D0>>.WeightGradient(
            in Channelwise, ref padded[0], reference.PaddedStride, ref reference.Dy[0], reference.YStride, ref dw[0], ConvolutionReference.Images, 0, 2 * 9);
        Equal(reference.WeightGradient(), dw);
    }

    private static void Forward<TStep, TRun, TFilters, TTile, TWide>(ConvolutionSizes sizes)
        where TStep : struct, ISize
        where TRun : struct, ISize
        where TFilters : struct, ISize
        where TTile : struct, ITileSize
        where TWide : struct, ITileSize
    {
        Assert.Equal((sizes.Step, sizes.RunLength, sizes.Filters), (TStep.Value, TRun.Value, TFilters.Value));
        var reference = new ConvolutionReference(sizes);
        float[] weights = reference.Weights(), padded = new float[ConvolutionReference.Images * reference.PaddedStride], y = new float[(ConvolutionReference.Images * reference.YStride) + 16];

        Convolution<TStep, TRun, TFilters, TTile, TWide>.ForwardPadded(
            in sizes, ref reference.X[0], reference.XStride, ref padded[0], reference.PaddedStride, ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]), reference.YStride, ConvolutionReference.Images);
        Equal(reference.Forward(hasBias: true), ConvolutionReference.Rows(y, reference.YStride, sizes.ResultLength));

        // A tail that follows when the image is done, and no bias; the padding is where it was.
        Convolution<TStep, TRun, TFilters, TTile, TWide>.Forward(
            in sizes, ref padded[0], reference.PaddedStride, ref weights[0], Tail.Apply(default(HardSwish), Tail.To(ref y[0])), reference.YStride, ConvolutionReference.Images);
        Equal([.. reference.Forward(hasBias: false).Select(v => v <= -3 ? 0 : v >= 3 ? v : (double)(float)(v * (v + 3) / 6))], ConvolutionReference.Rows(y, reference.YStride, sizes.ResultLength), precision: 5);
    }

    private static void InputGradient<TFilters, TPixels, TLineStep, TRest, TTile, TWide>(ConvolutionSizes sizes)
        where TFilters : struct, ISize
        where TPixels : struct, ISize
        where TLineStep : struct, ISize
        where TRest : struct, ISize
        where TTile : struct, ITileSize
        where TWide : struct, ITileSize
    {
        Assert.Equal((sizes.FiltersOfGroup, sizes.Places * sizes.Filters, sizes.LineStep), (TFilters.Value, TPixels.Value, TLineStep.Value));
        var reference = new ConvolutionReference(sizes);
        float[] work = new float[sizes.FrameLength], dx = [.. Enumerable.Repeat(99f, ConvolutionReference.Images * reference.XStride)], transposed = reference.Transposed();

        ConvolutionGradient<TFilters, TPixels, TLineStep, TRest, TTile, TWide>.Write(
            in sizes, ref reference.Dy[0], reference.YStride, ref transposed[0], ref work[0], ref dx[0], reference.XStride, ConvolutionReference.Images);

        Equal(reference.InputGradient(), ConvolutionReference.Rows(dx, reference.XStride, sizes.ImageLength));
        Assert.Equal(0f, dx[reference.XStride - 1]);
    }

    private static void WeightGradient<TStep, TFilters, TWhole, TRest, TTile, TSets, TWide>(ConvolutionSizes sizes, int blocks)
        where TStep : struct, ISize
        where TFilters : struct, ISize
        where TWhole : struct, ISize
        where TRest : struct, ISize
        where TTile : struct, ITileSize
        where TSets : struct, ISize
        where TWide : struct, ITileSize
    {
        Assert.Equal((sizes.Step, sizes.Filters, sizes.Places), (TStep.Value, TFilters.Value, TWhole.Value + TRest.Value));
        var reference = new ConvolutionReference(sizes);
        float[] padded = reference.Frames(), dw = [.. Enumerable.Repeat(99f, reference.Weights().Length)];

        // In two calls, as workers do.
        foreach (var (from, to) in new[] { (0, blocks / 2), (blocks / 2, blocks), (blocks, blocks) })
        {
            ConvolutionWeights<TStep, TFilters, TWhole, TRest, TTile, TSets, TWide>.Write(
                in sizes, ref padded[0], reference.PaddedStride, ref reference.Dy[0], reference.YStride, ref dw[0], ConvolutionReference.Images, from, to);
        }

        Equal(reference.WeightGradient(), dw);
    }

    private static void Equal(double[] expected, float[] actual, int precision = 10)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], precision);
        }
    }
}

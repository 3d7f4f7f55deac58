using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// The kernels of convolutions against plain loops, with the vectors that the processor has. Whole numbers have exact sums: nothing may differ.
/// </summary>
public sealed class ConvolutionTests
{
    // Padding, one and a half panels, tiles moved back, and a line left over.
    [Fact]
    public void Forward_with_padding() => Forward<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>, D1>();

    // A stride, filters that fill no more than one vector, runs of more than a panel.
    [Fact]
    public void Forward_with_a_stride() => Forward<Windows<N<D1, D6>, D2, D2>, Windows<D9, D3, D2>, D6, D6, D1>();

    // Groups and gaps: each point of the window is a run.
    [Fact]
    public void Forward_with_groups() => Forward<DilatedWindows<D7, D2, D1, D0, D0, D2>, DilatedWindows<D7, D2, D1, D0, D0, D2>, D8, N<D1, D2>, D2>();

    [Fact]
    public void Input_gradient_with_padding() =>
        InputGradient<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>, D1>();

    [Fact]
    public void Input_gradient_with_a_stride() => InputGradient<Windows<N<D1, D6>, D2, D2>, Windows<D9, D3, D2>, D6, D6, D1>();

    [Fact]
    public void Input_gradient_with_groups() =>
        InputGradient<DilatedWindows<D7, D2, D1, D0, D0, D2>, DilatedWindows<D7, D2, D1, D0, D0, D2>, D8, N<D1, D2>, D2>();

    [Fact]
    public void Weight_gradient_with_padding() =>
        WeightGradient<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>, D1>();

    [Fact]
    public void Weight_gradient_with_a_stride() => WeightGradient<Windows<N<D1, D6>, D2, D2>, Windows<D9, D3, D2>, D6, D6, D1>();

    [Fact]
    public void Weight_gradient_with_groups() =>
        WeightGradient<DilatedWindows<D7, D2, D1, D0, D0, D2>, DilatedWindows<D7, D2, D1, D0, D0, D2>, D8, N<D1, D2>, D2>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_transposed_convolution(bool hasBias)
    {
        // Its image is the result: the frame starts with the bias, and the padding is cut off.
        var sizes = ConvolutionOf<TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>>.Sizes;
        var reference = new ConvolutionReference(sizes);
        float[] work = new float[sizes.FrameLength], y = new float[(ConvolutionReference.Images * reference.XStride) + 16], weights = reference.Transposed();
        if (hasBias)
        {
            TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>.Forward(
                ref reference.Dy[0], reference.YStride, ref work[0], ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]), reference.XStride,
                ConvolutionReference.Images);
        }
        else
        {
            TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>.Forward(
                ref reference.Dy[0], reference.YStride, ref work[0], ref weights[0], Tail.To(ref y[0]), reference.XStride, ConvolutionReference.Images);
        }

        double[] expected = [.. reference.InputGradient().Select((value, i) => hasBias ? value + reference.Bias[i % 3] : value)];
        Assert.Equal(expected, ConvolutionReference.Rows(y, reference.XStride, sizes.ImageLength).Select(v => (double)v));
    }

    [Fact]
    public void The_weight_gradient_of_a_transposed_convolution()
    {
        // The same sums as the convolution's, in panels of a run.
        var reference = new ConvolutionReference(
            ConvolutionOf<TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>>.Sizes);
        float[] dw = [.. Enumerable.Repeat(99f, 3 * 24 * 16)], padded = new float[ConvolutionReference.Images * reference.PaddedStride];
        TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>.Pad(
            ref reference.X[0], reference.XStride, ref padded[0], reference.PaddedStride, ConvolutionReference.Images);
        Assert.Equal(reference.Frames(), padded);

        int blocks = 3 * GradientOf<
            TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>,
            OfRuns>.Blocks;
        TransposedConvolution<PaddedWindows<D9, D3, D1, D1, D1>, PaddedWindows<N<D1, D0>, D3, D1, D1, D1>, D3, N<D2, D4>>.WeightGradient(
            ref reference.Dy[0], reference.YStride, ref padded[0], reference.PaddedStride, ref dw[0], ConvolutionReference.Images, 0, blocks);

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
        var sizes = ConvolutionOf<Depthwise<PaddedWindows<D5, D3, D1, D1, D1>, PaddedWindows<D6, D3, D2, D1, D1>, N<D2, D0>>>.Sizes;
        var reference = new ConvolutionReference(sizes);
        float[] weights = reference.Weights(), padded = new float[ConvolutionReference.Images * reference.PaddedStride],
            y = new float[(ConvolutionReference.Images * reference.YStride) + 16];
        Depthwise<PaddedWindows<D5, D3, D1, D1, D1>, PaddedWindows<D6, D3, D2, D1, D1>, N<D2, D0>>.ForwardPadded(
            ref reference.X[0], reference.XStride, ref padded[0], reference.PaddedStride, ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]),
            reference.YStride, ConvolutionReference.Images);
        Equal(reference.Forward(hasBias: true), ConvolutionReference.Rows(y, reference.YStride, sizes.ResultLength));

        float[] work = new float[sizes.FrameLength + 16], dx = new float[ConvolutionReference.Images * reference.XStride];
        Depthwise<PaddedWindows<D5, D3, D1, D1, D1>, PaddedWindows<D6, D3, D2, D1, D1>, N<D2, D0>>.InputGradient(
            ref reference.Dy[0], reference.YStride, ref weights[0], ref work[0], ref dx[0], reference.XStride, ConvolutionReference.Images);
        Equal(reference.InputGradient(), ConvolutionReference.Rows(dx, reference.XStride, sizes.ImageLength));

        float[] dw = [.. Enumerable.Repeat(99f, weights.Length)];
        Depthwise<PaddedWindows<D5, D3, D1, D1, D1>, PaddedWindows<D6, D3, D2, D1, D1>, N<D2, D0>>.WeightGradient(
            ref padded[0], reference.PaddedStride, ref reference.Dy[0], reference.YStride, ref dw[0], ConvolutionReference.Images, 0, 2 * 9);
        Equal(reference.WeightGradient(), dw);
    }

    private static void Forward<TLines, TColumns, TChannels, TFilters, TGroups>()
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
        where TFilters : struct, ISize
        where TGroups : struct, ISize
    {
        var sizes = ConvolutionOf<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>>.Sizes;
        var reference = new ConvolutionReference(sizes);
        float[] weights = reference.Weights(), padded = new float[ConvolutionReference.Images * reference.PaddedStride],
            y = new float[(ConvolutionReference.Images * reference.YStride) + 16];

        Convolution<TLines, TColumns, TChannels, TFilters, TGroups>.ForwardPadded(
            ref reference.X[0], reference.XStride, ref padded[0], reference.PaddedStride, ref weights[0], ref reference.Bias[0], Tail.To(ref y[0]),
            reference.YStride, ConvolutionReference.Images);
        Equal(reference.Forward(hasBias: true), ConvolutionReference.Rows(y, reference.YStride, sizes.ResultLength));

        // A tail that follows when the image is done, and no bias; the padding is where it was.
        Convolution<TLines, TColumns, TChannels, TFilters, TGroups>.Forward(
            ref padded[0], reference.PaddedStride, ref weights[0], Tail.Apply(default(HardSwish), Tail.To(ref y[0])), reference.YStride,
            ConvolutionReference.Images);
        Equal(
            [.. reference.Forward(hasBias: false).Select(v => v <= -3 ? 0 : v >= 3 ? v : (double)(float)(v * (v + 3) / 6))],
            ConvolutionReference.Rows(y, reference.YStride, sizes.ResultLength), precision: 5);
    }

    private static void InputGradient<TLines, TColumns, TChannels, TFilters, TGroups>()
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
        where TFilters : struct, ISize
        where TGroups : struct, ISize
    {
        var sizes = ConvolutionOf<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>>.Sizes;
        var reference = new ConvolutionReference(sizes);
        float[] work = new float[sizes.FrameLength], dx = [.. Enumerable.Repeat(99f, ConvolutionReference.Images * reference.XStride)],
            transposed = reference.Transposed();

        Convolution<TLines, TColumns, TChannels, TFilters, TGroups>.InputGradient(
            ref reference.Dy[0], reference.YStride, ref transposed[0], ref work[0], ref dx[0], reference.XStride, ConvolutionReference.Images);

        Equal(reference.InputGradient(), ConvolutionReference.Rows(dx, reference.XStride, sizes.ImageLength));
        Assert.Equal(0f, dx[reference.XStride - 1]);
    }

    private static void WeightGradient<TLines, TColumns, TChannels, TFilters, TGroups>()
        where TLines : struct, IWindows
        where TColumns : struct, IWindows
        where TChannels : struct, ISize
        where TFilters : struct, ISize
        where TGroups : struct, ISize
    {
        var sizes = ConvolutionOf<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>>.Sizes;
        var reference = new ConvolutionReference(sizes);
        float[] padded = reference.Frames(), dw = [.. Enumerable.Repeat(99f, reference.Weights().Length)];
        int blocks = sizes.Groups * sizes.PanelsOfGroup * sizes.Runs;
        blocks *= GradientOf<Convolution<TLines, TColumns, TChannels, TFilters, TGroups>, OfFilters>.Blocks;

        // In two calls, as workers do.
        foreach (var (from, to) in new[] { (0, blocks / 2), (blocks / 2, blocks), (blocks, blocks) })
        {
            Convolution<TLines, TColumns, TChannels, TFilters, TGroups>.WeightGradient(
                ref padded[0], reference.PaddedStride, ref reference.Dy[0], reference.YStride, ref dw[0], ConvolutionReference.Images, from, to);
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

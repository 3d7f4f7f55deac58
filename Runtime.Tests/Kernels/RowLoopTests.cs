using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>A function of many rows gives each row the bits that the function of one row gives, and leaves what is no part of it. Tolerance 0.</summary>
public class RowLoopTests
{
    private const int Rows = 4;
    private const int Size = 18;
    private const int Padded = 32;

    private delegate void Forward(ref float x, ref float y, int length);

    private delegate void ForwardRows(ref float x, int xStride, ref float y, int yStride, int length, int rows);

    private delegate void Backward(ref float y, ref float dy, ref float dx, int length);

    private delegate void BackwardRows(ref float y, int yStride, ref float dy, int dyStride, ref float dx, int dxStride, int length, int rows);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_and_LogSoftmax(bool softmax)
    {
        var row = softmax ? (Forward)RowKernels.Softmax : RowKernels.LogSoftmax;
        var rows = softmax ? (ForwardRows)RowKernels.Softmax : RowKernels.LogSoftmax;
        var rowBackward = softmax ? (Backward)RowKernels.SoftmaxBackward : RowKernels.LogSoftmaxBackward;
        var rowsBackward = softmax ? (BackwardRows)RowKernels.SoftmaxBackward : RowKernels.LogSoftmaxBackward;

        float[] x = Numbers(1, 48), y = Marks(64), expected = Marks(64);
        rows(ref x[0], 48, ref y[0], 64, Size, Rows);
        Each(r => row(ref x[r * 48], ref expected[r * 64], Size));
        Assert.Equal(expected, y);

        float[] dy = Numbers(2, 32), dx = Marks(48), expectedDx = Marks(48);
        rowsBackward(ref y[0], 64, ref dy[0], 32, ref dx[0], 48, Size, Rows);
        Each(r => rowBackward(ref y[r * 64], ref dy[r * 32], ref expectedDx[r * 48], Size));
        Assert.Equal(expectedDx, dx);
    }

    [Fact]
    public void Normalization_of_groups()
    {
        // Two groups of three channels in three pixels.
        var sets = new NormalizationSets { Count = 2, Distance = 3, Segments = 3, SegmentDistance = 6, Length = 3, ParameterDistance = 3 };
        float[] x = Numbers(1, 48), scale = Numbers(2, 16), bias = Numbers(3, 16), y = Marks(64), expected = Marks(64), statistics = Marks(16),
            expectedStatistics = Marks(16);
        Normalization.Forward(sets, ref x[0], 48, ref scale[0], ref bias[0], ref y[0], 64, ref statistics[0], 16, 1e-5f, Rows);
        Each(r => Normalization.Forward(sets, ref x[r * 48], ref scale[0], ref bias[0], ref expected[r * 64], ref expectedStatistics[r * 16], 1e-5f));
        Assert.Equal(expected, y);
        Assert.Equal(expectedStatistics, statistics);

        float[] predicted = Marks(64);
        Normalization.Predict(sets, ref x[0], 48, ref scale[0], ref bias[0], ref predicted[0], 64, 1e-5f, Rows);
        Assert.Equal(expected, predicted);

        float[] dy = Numbers(4, 64), dx = Marks(48), expectedDx = Marks(48);
        Normalization.Backward(sets, ref x[0], 48, ref statistics[0], 16, ref scale[0], ref dy[0], 64, ref dx[0], 48, Rows);
        Each(r => Normalization.Backward(sets, ref x[r * 48], ref statistics[r * 16], ref scale[0], ref dy[r * 64], ref expectedDx[r * 48]));
        ClearBehind(expectedDx, 48);
        Assert.Equal(expectedDx, dx);
    }

    [Fact]
    public void Gradient_of_a_batch_normalisation()
    {
        var shape = new BatchNormShape(6, 3);
        float[] tables = Numbers(1, 6 * Padded), x = Numbers(2, 48), dy = Numbers(3, 64), dx = Marks(48), expected = Marks(48);
        BatchNormalization.Backward(shape, ref tables[0], ref x[0], 48, ref dy[0], 64, ref dx[0], 48, Rows);
        Each(r => BatchNormalization.Backward(shape, ref tables[0], ref x[r * 48], ref dy[r * 64], ref expected[r * 48]));
        ClearBehind(expected, 48);
        Assert.Equal(expected, dx);
    }

    [Fact]
    public void Rows_of_a_table()
    {
        float[] table = Numbers(1, 20 * Padded), indices = [3, 0, 1, 4, 4, 2, 0, 3], y = Marks(64), expected = Marks(64);
        EmbeddingTable.Gather(ref indices[0], 2, ref table[0], ref y[0], 64, 2, 5, Size, "words", Rows);
        Each(r => EmbeddingTable.Gather(ref indices[r * 2], ref table[0], ref expected[r * 64], 2, 5, Size, "words"));
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Images_in_frames_and_exchanged()
    {
        float[] image = Numbers(1, 32), frame = Marks(80), expectedFrame = Marks(80);
        Images.Pad(ref image[0], 32, ref frame[0], 80, 3, 6, 1, 2, 2, 4, Rows);
        Each(r => Images.Pad(ref image[r * 32], ref expectedFrame[r * 80], 3, 6, 1, 2, 2, 4));
        Assert.Equal(expectedFrame, frame);

        float[] back = Marks(32), expectedBack = Marks(32);
        Images.Crop(ref frame[0], 80, ref back[0], 32, 3, 6, 14, 12, Rows);
        Each(r => Images.Crop(ref frame[r * 80], ref expectedBack[r * 32], 3, 6, 14, 12));
        Assert.Equal(expectedBack, back);
        Each(r => Assert.Equal(image.AsSpan(r * 32, 18), back.AsSpan(r * 32, 18)));

        float[] exchanged = Marks(48), expectedExchanged = Marks(48);
        Images.Transpose(ref image[0], 32, ref exchanged[0], 48, 6, 3, Rows);
        Each(r => Images.Transpose(ref image[r * 32], ref expectedExchanged[r * 48], 6, 3));
        Assert.Equal(expectedExchanged, exchanged);
    }

    private static void Each(Action<int> row)
    {
        for (int i = 0; i < Rows; i++)
        {
            row(i);
        }
    }

    private static void ClearBehind(float[] rows, int stride) => Each(r => rows.AsSpan((r * stride) + Size, stride - Size).Clear());

    /// <summary>Numbers in [−1, 1) in rows of a stride, and a panel more, which vectors may read.</summary>
    private static float[] Numbers(ulong key, int stride) =>
        [.. Enumerable.Range(0, (Rows * stride) + 16).Select(i => (2 * CounterRandom.Uniform(key, (ulong)i)) - 1)];

    private static float[] Marks(int stride) => [.. Enumerable.Repeat(12345f, (Rows * stride) + 16)];
}

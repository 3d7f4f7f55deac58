using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Copies are exact, and touch nothing beside what they are for. Tolerance 0.</summary>
public class PixelCopiesTests
{
    [Fact]
    public void Copy_takes_some_channels_of_each_pixel()
    {
        Check<D1>();
        Check<D7>();
        Check<N<D2, D0>>();
        Check<N<D1, D3, D0>>();
    }

    private static void Check<TChannels>()
        where TChannels : struct, ISize
    {
        const int Rows = 3, Pixels = 4;
        int channels = TChannels.Value, fromPixel = channels + 2, toPixel = channels + 3, from = (Pixels * fromPixel) + 1, to = (Pixels * toPixel) + 6;
        float[] source = [.. Enumerable.Range(1, Rows * from).Select(i => (float)i)], target = new float[Rows * to], expected = new float[Rows * to];
        target.AsSpan().Fill(12345f);
        expected.AsSpan().Fill(12345f);
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < Pixels * channels; i++)
            {
                expected[(row * to) + (i / channels * toPixel) + (i % channels)] = source[(row * from) + (i / channels * fromPixel) + (i % channels)];
            }
        }

        PixelCopies.Copy<TChannels>(ref source[0], from, fromPixel, ref target[0], to, toPixel, Pixels, Rows);
        Assert.Equal(expected, target);
    }
}

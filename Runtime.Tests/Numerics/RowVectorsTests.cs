using System.Runtime.Intrinsics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The parts that only a processor with 16 lanes would take otherwise; the runtime emulates them elsewhere.</summary>
public class RowVectorsTests
{
    [Fact]
    public void LoadUpTo16_reads_the_count_and_fills_with_zeros()
    {
        float[] numbers = [.. Enumerable.Range(1, 16).Select(i => (float)i)];
        for (int count = 1; count <= 16; count++)
        {
            var vector = RowVectors.LoadUpTo16(ref numbers[0], count);
            for (int lane = 0; lane < 16; lane++)
            {
                Assert.Equal(lane < count ? numbers[lane] : 0f, vector[lane]);
            }
        }
    }

    [Fact]
    public void Maximum_finds_the_largest_wherever_it_stands()
    {
        for (int length = 1; length <= 40; length++)
        {
            for (int largest = 0; largest < length; largest++)
            {
                float[] values = new float[length];
                values.AsSpan().Fill(-2f);
                values[largest] = -1f;
                Assert.Equal(-1f, RowVectors.Maximum(ref new PaddedRow(values).First, length));
            }
        }
    }

    [Fact]
    public void Largest_of_sixteen_lanes_is_found_wherever_it_stands()
    {
        for (int largest = 0; largest < 16; largest++)
        {
            Assert.Equal(1f, RowVectors.MaximumOf(Vector512<float>.Zero.WithElement(largest, 1f)));
        }
    }
}

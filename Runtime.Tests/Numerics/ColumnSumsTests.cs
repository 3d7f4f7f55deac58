using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Sums over rows of small whole numbers, which are exact in any order.</summary>
public sealed class ColumnSumsTests
{
    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(1, 0, 3)]
    [InlineData(4, 1, 2)]
    [InlineData(7, 0, 1)]
    [InlineData(33, 2, 3)]
    public void Panels_of_the_range_are_summed_and_no_others(int rows, int from, int to)
    {
        const int Stride = 48, Columns = 41;
        float[] dy = [.. Enumerable.Range(0, Math.Max(1, rows) * Stride).Select(i => (float)((i * 7 % 23) - 11))], db = [.. Enumerable.Repeat(-1f, Stride)];

        ColumnSums.Write(ref dy[0], Stride, Columns, ref db[0], rows, from, to);

        for (int column = 0; column < Stride; column++)
        {
            bool isInRange = column >= from * 16 && column < to * 16;
            float expected = isInRange && column >= Columns ? 0 : isInRange ? Enumerable.Range(0, rows).Sum(row => dy[(row * Stride) + column]) : -1f;
            Assert.Equal(expected, db[column]);
        }
    }
}

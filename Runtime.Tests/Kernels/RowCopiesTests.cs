using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>Copies are exact, and touch nothing beside what they are for. Tolerance 0.</summary>
public class RowCopiesTests
{
    private const int Rows = 3;
    private const float Mark = 12345f;

    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 33, 63, 64, 65, 100];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Copy_takes_the_first_values_of_each_row(int size)
    {
        int from = size + 3, to = size + 5;
        float[] source = Numbers(Rows * from), target = Marks(Rows * to), expected = Marks(Rows * to);
        for (int i = 0; i < Rows * size; i++)
        {
            expected[(i / size * to) + (i % size)] = source[(i / size * from) + (i % size)];
        }

        RowCopies.Copy(ref source[0], from, ref target[0], to, size, Rows);
        Assert.Equal(expected, target);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Pack_leaves_the_padding_out(int size)
    {
        int stride = (size + 15) / 16 * 16;
        foreach (int rows in new[] { 1, 2, 3, 40 })
        {
            float[] source = Numbers(rows * stride), target = Marks((rows * size) + 16), expected = Marks((rows * size) + 16);
            for (int i = 0; i < rows * size; i++)
            {
                expected[i] = source[(i / size * stride) + (i % size)];
            }

            RowCopies.Pack(ref source[0], stride, ref target[0], size, rows);
            Assert.Equal(expected, target);
        }
    }

    [Theory]
    [InlineData(16, 0)]
    [InlineData(16, 11)]
    [InlineData(16, 16)]
    [InlineData(1, 0)]
    public void ClearBehind_clears_from_the_values_to_the_next_row(int stride, int size)
    {
        float[] values = Numbers((Rows * stride) + 1), expected = [.. values];
        for (int row = 0; row < Rows; row++)
        {
            expected.AsSpan((row * stride) + size, stride - size).Clear();
        }

        RowCopies.ClearBehind(ref values[0], stride, size, Rows);
        Assert.Equal(expected, values);
    }

    private static float[] Numbers(int length) => [.. Enumerable.Range(1, length).Select(i => (float)i)];

    private static float[] Marks(int length) => [.. Enumerable.Repeat(Mark, length)];
}

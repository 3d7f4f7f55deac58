using System.Runtime.Intrinsics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// The tiles with vectors of 512 bits against plain loops in double precision, whatever vectors the processor has. A sum of n products of numbers in [−1, 1) is off by less
/// than n² · 2⁻²⁴ (n roundings of sums below n); what lies beside a tile is not touched.
/// </summary>
public sealed class WideTilesTests
{
    private const float Untouched = 12345f;

    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 16, 33, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Products_of_two_panels(int inputs)
    {
        int stride = inputs + 3, length = (inputs * 16) + 5, yStride = 40;
        float[] x = Numbers(8 * stride, 1), w = Numbers(length + (inputs * 16), 2), bias = Numbers(32, 3), y = Filled(8 * yStride);

        WideTiles.Product8x2(ref x[0], stride, ref w[0], length, inputs, Vector512.LoadUnsafe(ref bias[0]), Vector512.LoadUnsafe(ref bias[16]), ref y[0], yStride);

        Check(y, yStride, 8, 32, inputs + 1, (row, column) => bias[column] + Sum(inputs, k => x[(row * stride) + k] * (double)w[(column / 16 * length) + (k * 16) + (column % 16)]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Products_of_one_panel(int inputs)
    {
        int stride = inputs + 3, yStride = 20;
        float[] x = Numbers(16 * stride, 1), w = Numbers(inputs * 16, 2), bias = Numbers(16, 3), y = Filled(16 * yStride);

        WideTiles.Product16x1(ref x[0], stride, ref w[0], inputs, Vector512.LoadUnsafe(ref bias[0]), ref y[0], yStride);

        Check(y, yStride, 16, 16, inputs + 1, (row, column) => bias[column] + Sum(inputs, k => x[(row * stride) + k] * (double)w[(k * 16) + column]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Products_of_one_row(int inputs)
    {
        float[] x = Numbers(inputs, 1), w = Numbers(inputs * 16, 2), bias = Numbers(16, 3), y = Filled(20);

        WideTiles.Row1x1(ref x[0], ref w[0], inputs, Vector512.LoadUnsafe(ref bias[0]), ref y[0]);

        Check(y, 20, 1, 16, inputs + 1, (_, column) => bias[column] + Sum(inputs, k => x[k] * (double)w[(k * 16) + column]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Weight_gradients_of_two_panels(int rows)
    {
        int stride = 15, dyStride = 35, length = (12 * 16) + 7;
        float[] x = Numbers(rows * stride, 1), dy = Numbers(rows * dyStride, 2), dw = Filled(length + (12 * 16));

        WideTiles.WeightGradient12x2(ref x[0], stride, ref dy[0], dyStride, ref dw[0], length, rows);

        double Expected(int input, int column) => Sum(rows, row => x[(row * stride) + input] * (double)dy[(row * dyStride) + column]);
        Check(dw[..length], 16, 12, 16, rows, Expected);
        Check(dw[length..], 16, 12, 16, rows, (input, column) => Expected(input, column + 16));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Weight_gradients_of_one_panel(int rows)
    {
        int stride = 15, dyStride = 19;
        float[] x = Numbers(rows * stride, 1), dy = Numbers(rows * dyStride, 2), dw = Filled(12 * 16);

        WideTiles.WeightGradient12x1(ref x[0], stride, ref dy[0], dyStride, ref dw[0], rows);

        Check(dw, 16, 12, 16, rows, (input, column) => Sum(rows, row => x[(row * stride) + input] * (double)dy[(row * dyStride) + column]));
    }

    private static void Check(float[] actual, int stride, int rows, int columns, int terms, Func<int, int, double> expected)
    {
        double tolerance = terms * terms * Math.Pow(2, -24);
        for (int i = 0; i < actual.Length; i++)
        {
            int row = i / stride, column = i % stride;
            if (row < rows && column < columns)
            {
                Assert.True(Math.Abs(expected(row, column) - actual[i]) <= tolerance, $"Row {row}, column {column}: expected {expected(row, column)}, got {actual[i]}.");
            }
            else
            {
                Assert.Equal(Untouched, actual[i]);
            }
        }
    }

    private static double Sum(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, Untouched);
        return values;
    }

    private static float[] Numbers(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}

using NetGen.Generated;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// The kernels of dense layers against sums in double precision: sizes around the edges of tiles, panels and loops, and numbers of rows around those of tiles.
/// </summary>
public class DenseTests
{
    private static readonly DenseShape[] Shapes =
    [
        new DenseShape.Of<Packed<D1>, Padded<D1>, Padded<D1>>(),
        new DenseShape.Of<Packed<D3>, Padded<D8>, Padded<D3>>(),
        new DenseShape.Of<Packed<D7>, Padded<D9>, Padded<D7>>(),
        new DenseShape.Of<Padded<D8>, Padded<D2>, Padded<D8>>(),
        new DenseShape.Of<Padded<N<D1, D3>>, Padded<N<D1, D6>>, Padded<N<D1, D3>>>(),
        new DenseShape.Of<Packed<N<D1, D9>>, Padded<N<D3, D2>>, Padded<N<D1, D9>>>(),
        new DenseShape.Of<Strided<N<D2, D4>, N<D4, D8>>, Padded<N<D3, D3>>, Padded<N<D2, D4>>>(),
        new DenseShape.Of<Padded<N<D6, D4>>, Padded<N<D1, D0, D0>>, Padded<N<D6, D4>>>(),
        new DenseShape.Of<Packed<N<D9, D1>>, Padded<N<D2, D5, D6>>, Padded<N<D9, D1>>>(),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Shapes.Length)];

    public static TheoryData<int> OfTwoPanels => [.. Enumerable.Range(0, Shapes.Length).Where(i => Shapes[i].Y.Size > 16)];

    private static int[] Rows => [1, 2, 5, 6, 7, 8, 11, 12, 13, 16, 17, 31];

    [Theory]
    [MemberData(nameof(All))]
    public void The_forward_pass_sums_and_applies_its_tail(int index)
    {
        var shape = Shapes[index];
        foreach (int rows in Rows)
        {
            var data = new DenseData(shape, rows);
            float[] sums = data.Outputs(), y = data.Outputs();
            shape.Forward(data.X, data.Weights, data.Bias, sums, y, rows);
            data.Check(sums, data.Sum);
            data.Check(y, (row, unit) => Gelu(data.Sum(row, unit)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_row_is_summed_as_well(int index)
    {
        var shape = Shapes[index];
        var data = new DenseData(shape, 1);
        float[] y = data.Outputs();
        shape.ForwardRow(data.X, data.Weights, data.Bias, y);
        data.Check(y, (row, unit) => Gelu(data.Sum(row, unit)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_input_gradient_goes_through_what_others_add_and_the_layer_before(int index)
    {
        var shape = Shapes[index];
        foreach (int rows in Rows)
        {
            var data = new DenseData(shape, rows);
            float[] dx = data.Inputs();
            shape.InputGradient(data.Dy, data.Transposed, data.Before, data.Saved, dx, rows);
            data.CheckInputs(
                dx,
                (row, input) => data.Saved[(row * shape.Dx.Stride) + input] > 0 ? data.Before[(row * shape.Dx.Stride) + input] + data.InputGradient(row, input)
                    : 0);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_weight_gradient_is_the_same_however_its_blocks_are_divided(int index)
    {
        var shape = Shapes[index];
        int blocks = (Panels(shape) + 1) / 2 * ((shape.X.Size + 11) / 12);
        foreach (int rows in Rows)
        {
            var data = new DenseData(shape, rows);
            float[] whole = new float[data.Weights.Length], parts = new float[data.Weights.Length];
            shape.WeightGradient(data.X, data.Dy, whole, rows, 0, blocks);
            for (int block = 0; block < blocks; block++)
            {
                shape.WeightGradient(data.X, data.Dy, parts, rows, block, block + 1);
            }

            data.CheckWeights(whole);
            Assert.Equal(whole, parts);
        }
    }

    /// <summary>
    /// A processor with vectors of 512 bits trains what one without them trains. (Where the processor has none, .NET does their work with narrower ones.)
    /// </summary>
    [Theory]
    [MemberData(nameof(OfTwoPanels))]
    public void Wide_tiles_give_the_bits_of_narrow_ones(int index)
    {
        var shape = Shapes[index];
        foreach (int rows in Rows.Where(r => r >= 8))
        {
            var data = new DenseData(shape, rows);
            float[] narrow = data.Outputs(), wide = data.Outputs();
            shape.Narrow(data.X, data.Weights, data.Bias, narrow, rows);
            shape.Wide(data.X, data.Weights, data.Bias, wide, rows);
            Assert.Equal(narrow.Select(BitConverter.SingleToInt32Bits), wide.Select(BitConverter.SingleToInt32Bits));
        }
    }

    private static int Panels(DenseShape shape) => (shape.Y.Size + 15) / 16;

    private static double Gelu(double x) => x * 0.5 * (1 + Erf(x / Math.Sqrt(2)));

    // The Taylor series, exact enough below 4; beyond it the rest is below 2e-8.
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 4)
        {
            return Math.Sign(x);
        }

        double sum = x, term = x;
        for (int n = 1; n < 120; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }
}

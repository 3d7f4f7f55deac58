using System.Globalization;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// Numbers for a dense layer, and what its passes make of them in double precision. What lies behind the values of a row is NaN: no sum may have it.
/// </summary>
internal sealed class DenseData
{
    private const int Panel = 16;
    private readonly DenseShape shape;
    private readonly int rows;
    private readonly Random random;

    public DenseData(DenseShape shape, int rows)
    {
        this.shape = shape;
        this.rows = rows;
        random = new Random((31 * rows) + shape.X.Size);
        X = Values(shape.X);
        Dy = Values(shape.Y);
        Before = Values(shape.Dx);
        Saved = Values(shape.Dx);
        Weights = new float[Panels(shape.Y.Size) * shape.X.Size * Panel];
        Transposed = new float[Panels(shape.X.Size) * shape.Y.Size * Panel];
        Bias = new float[Panels(shape.Y.Size) * Panel];
        for (int unit = 0; unit < shape.Y.Size; unit++)
        {
            Bias[unit] = Number();
            for (int input = 0; input < shape.X.Size; input++)
            {
                Weights[At(unit, input, shape.X.Size)] = Transposed[At(input, unit, shape.Y.Size)] = Number();
            }
        }
    }

    public float[] X { get; }

    public float[] Dy { get; }

    public float[] Before { get; }

    /// <summary>What ReLU gave where its derivative is asked for.</summary>
    public float[] Saved { get; }

    public float[] Weights { get; }

    public float[] Transposed { get; }

    public float[] Bias { get; }

    public float[] Outputs() => new float[rows * shape.Y.Stride];

    public float[] Inputs() => new float[rows * shape.Dx.Stride];

    public double Sum(int row, int unit) =>
        Bias[unit] + Enumerable.Range(0, shape.X.Size).Sum(input => (double)X[(row * shape.X.Stride) + input] * Weights[At(unit, input, shape.X.Size)]);

    public double InputGradient(int row, int input) =>
        Enumerable.Range(0, shape.Y.Size).Sum(unit => (double)Dy[(row * shape.Y.Stride) + unit] * Weights[At(unit, input, shape.X.Size)]);

    public void Check(float[] actual, Func<int, int, double> expected) => Check(actual, shape.Y, shape.X.Size, expected);

    public void CheckInputs(float[] actual, Func<int, int, double> expected) => Check(actual, shape.Dx, shape.Y.Size, expected);

    public void CheckWeights(float[] actual)
    {
        for (int unit = 0; unit < shape.Y.Size; unit++)
        {
            for (int input = 0; input < shape.X.Size; input++)
            {
                double expected = Enumerable.Range(0, rows).Sum(row => (double)X[(row * shape.X.Stride) + input] * Dy[(row * shape.Y.Stride) + unit]);
                CheckOne(expected, actual[At(unit, input, shape.X.Size)], rows, unit, input);
            }
        }
    }

    private void Check(float[] actual, (int Size, int Stride) of, int terms, Func<int, int, double> expected)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int value = 0; value < of.Size; value++)
            {
                CheckOne(expected(row, value), actual[(row * of.Stride) + value], terms, row, value);
            }
        }
    }

    /// <summary>A sum of n products of numbers below 1 is off by at most n roundings of a number below n: for these sizes a tenth of that is plenty.</summary>
    private static void CheckOne(double expected, float actual, int terms, int first, int second) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-6 * (2 + terms),
            string.Create(CultureInfo.InvariantCulture, $"[{first}, {second}] is {actual}, expected {expected}."));

    private float[] Values((int Size, int Stride) of)
    {
        // A vector may read a panel behind the last row.
        float[] values = new float[(rows * of.Stride) + Panel];
        Array.Fill(values, float.NaN);
        for (int row = 0; row < rows; row++)
        {
            for (int value = 0; value < of.Size; value++)
            {
                values[(row * of.Stride) + value] = Number();
            }
        }

        return values;
    }

    private float Number() => (random.NextSingle() * 2) - 1;

    private static int Panels(int size) => (size + Panel - 1) / Panel;

    private static int At(int column, int row, int rowsOfPanel) => (column / Panel * rowsOfPanel * Panel) + (row * Panel) + (column % Panel);
}

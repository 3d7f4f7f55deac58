using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>The same passes for many rows. Strides are floats from row to row.</content>
public static partial class Normalization
{
    /// <summary>The forward pass of each row.</summary>
    /// <param name="sets">The sets of values to normalise.</param>
    /// <param name="x">The first row.</param>
    /// <param name="xStride">Stride of x.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="y">Receives the outputs.</param>
    /// <param name="yStride">Stride of y.</param>
    /// <param name="statistics">Receives the statistics.</param>
    /// <param name="statisticsStride">Stride of the statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward(
        in NormalizationSets sets, ref float x, int xStride, ref float scale, ref float bias, ref float y, int yStride, ref float statistics, int statisticsStride, float epsilon, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Forward(
                sets, ref Unsafe.Add(ref x, (nint)row * xStride), ref scale, ref bias, ref Unsafe.Add(ref y, (nint)row * yStride),
                ref Unsafe.Add(ref statistics, (nint)row * statisticsStride), epsilon);
        }
    }

    /// <summary>The forward pass of each row in inference, which stores no statistics.</summary>
    /// <param name="sets">The sets of values to normalise.</param>
    /// <param name="x">The first row.</param>
    /// <param name="xStride">Stride of x.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="y">Receives the outputs.</param>
    /// <param name="yStride">Stride of y.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Predict(in NormalizationSets sets, ref float x, int xStride, ref float scale, ref float bias, ref float y, int yStride, float epsilon, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Forward(sets, ref Unsafe.Add(ref x, (nint)row * xStride), ref scale, ref bias, ref Unsafe.Add(ref y, (nint)row * yStride), ref Unsafe.NullRef<float>(), epsilon);
        }
    }

    /// <summary>The gradient of each row. Sets what follows it to zero.</summary>
    /// <param name="sets">The sets of values to normalise.</param>
    /// <param name="x">The first row.</param>
    /// <param name="xStride">Stride of x.</param>
    /// <param name="statistics">The statistics of the forward pass.</param>
    /// <param name="statisticsStride">Stride of the statistics.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="dy">The gradient of the outputs.</param>
    /// <param name="dyStride">Stride of dy.</param>
    /// <param name="dx">Receives the gradient of the rows.</param>
    /// <param name="dxStride">Stride of dx.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Backward(
        in NormalizationSets sets, ref float x, int xStride, ref float statistics, int statisticsStride, ref float scale, ref float dy, int dyStride, ref float dx, int dxStride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Backward(
                sets, ref Unsafe.Add(ref x, (nint)row * xStride), ref Unsafe.Add(ref statistics, (nint)row * statisticsStride), ref scale,
                ref Unsafe.Add(ref dy, (nint)row * dyStride), ref Unsafe.Add(ref dx, (nint)row * dxStride));
        }

        RowCopies.ClearBehind(ref dx, dxStride, sets.Count * sets.Segments * sets.Length, rows);
    }
}

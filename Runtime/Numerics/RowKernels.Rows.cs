using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>The same functions for many rows.</content>
public static partial class RowKernels
{
    /// <summary><see cref="Softmax(ref float, ref float, int)"/> of each row.</summary>
    /// <param name="x">The first value of the first row.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="y">Receives the results; it may be x.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="length">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Softmax(ref float x, int xStride, ref float y, int yStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Softmax(ref Unsafe.Add(ref x, (nint)row * xStride), ref Unsafe.Add(ref y, (nint)row * yStride), length);
        }
    }

    /// <summary><see cref="SoftmaxBackward(ref float, ref float, ref float, int)"/> of each row.</summary>
    /// <param name="y">The first result of the first row.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="dy">The gradient of the results.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="dx">Receives the gradient of x; it may be dy.</param>
    /// <param name="dxStride">Floats from row to row of dx.</param>
    /// <param name="length">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void SoftmaxBackward(ref float y, int yStride, ref float dy, int dyStride, ref float dx, int dxStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            SoftmaxBackward(ref Unsafe.Add(ref y, (nint)row * yStride), ref Unsafe.Add(ref dy, (nint)row * dyStride), ref Unsafe.Add(ref dx, (nint)row * dxStride), length);
        }
    }

    /// <summary><see cref="LogSoftmax(ref float, ref float, int)"/> of each row.</summary>
    /// <param name="x">The first value of the first row.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="y">Receives the results; it may be x.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="length">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void LogSoftmax(ref float x, int xStride, ref float y, int yStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            LogSoftmax(ref Unsafe.Add(ref x, (nint)row * xStride), ref Unsafe.Add(ref y, (nint)row * yStride), length);
        }
    }

    /// <summary><see cref="LogSoftmaxBackward(ref float, ref float, ref float, int)"/> of each row.</summary>
    /// <param name="y">The first result of the first row.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="dy">The gradient of the results.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="dx">Receives the gradient of x; it may be dy.</param>
    /// <param name="dxStride">Floats from row to row of dx.</param>
    /// <param name="length">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void LogSoftmaxBackward(ref float y, int yStride, ref float dy, int dyStride, ref float dx, int dxStride, int length, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            LogSoftmaxBackward(ref Unsafe.Add(ref y, (nint)row * yStride), ref Unsafe.Add(ref dy, (nint)row * dyStride), ref Unsafe.Add(ref dx, (nint)row * dxStride), length);
        }
    }
}

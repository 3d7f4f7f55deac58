using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Functions of a whole row. Rows are padded to a multiple of 16 floats unless stated otherwise: the padding of inputs may hold any number and is
/// ignored, that of outputs becomes +0. Input and output may be the same row. A NaN anywhere in a row makes the whole row NaN.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowKernels
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>y = e^x / Σ e^x, computed from x − max x, so nothing overflows.</summary>
    [MethodImpl(Hot)]
    public static void Softmax(ref float x, ref float y, int length)
    {
        float sum = RowVectors.SumOfExponentials(ref x, ref y, length, RowVectors.Maximum(ref x, length));
        var divisor = Vector.Create(sum);
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store((RowVectors.Load(ref y, i) / divisor) & RowVectors.Mask(length - i), ref y, i);
        }
    }

    /// <summary>dx = y · (dy − Σ y·dy), where y is the result of <see cref="Softmax(ref float, ref float, int)"/>.</summary>
    [MethodImpl(Hot)]
    public static void SoftmaxBackward(ref float y, ref float dy, ref float dx, int length)
    {
        var products = Vector<float>.Zero;
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            products += (RowVectors.Load(ref y, i) * RowVectors.Load(ref dy, i)) & RowVectors.Mask(length - i);
        }

        var dot = Vector.Create(Vector.Sum(products));
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store((RowVectors.Load(ref y, i) * (RowVectors.Load(ref dy, i) - dot)) & RowVectors.Mask(length - i), ref dx, i);
        }

        RowVectors.ClearPadding(ref dx, length);
    }

    /// <summary>y = x − ln Σ e^x, computed from x − max x, so nothing overflows.</summary>
    [MethodImpl(Hot)]
    public static void LogSoftmax(ref float x, ref float y, int length)
    {
        float maximum = RowVectors.Maximum(ref x, length);
        float sum = RowVectors.SumOfExponentials(ref x, ref Unsafe.NullRef<float>(), length, maximum);
        var shift = Vector.Create(maximum);
        var logSum = Vector.Create(RowVectors.Log(sum));
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store((RowVectors.Load(ref x, i) - shift - logSum) & RowVectors.Mask(length - i), ref y, i);
        }

        RowVectors.ClearPadding(ref y, length);
    }

    /// <summary>dx = dy − e^y · Σ dy, where y is the result of <see cref="LogSoftmax(ref float, ref float, int)"/>.</summary>
    [MethodImpl(Hot)]
    public static void LogSoftmaxBackward(ref float y, ref float dy, ref float dx, int length)
    {
        var gradients = Vector<float>.Zero;
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            gradients += RowVectors.Load(ref dy, i) & RowVectors.Mask(length - i);
        }

        var sum = Vector.Create(Vector.Sum(gradients));
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            var gradient = VectorArithmetic.MultiplyAdd(-VectorMath.Exp(RowVectors.Load(ref y, i)), sum, RowVectors.Load(ref dy, i));
            RowVectors.Store(gradient & RowVectors.Mask(length - i), ref dx, i);
        }

        RowVectors.ClearPadding(ref dx, length);
    }

    /// <summary>Copies a row without padding into a padded one; nothing beyond the source row is read.</summary>
    [MethodImpl(Hot)]
    public static void CopyPadded(ref float source, ref float destination, int length)
    {
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store(RowVectors.LoadUnpadded(ref source, i, length), ref destination, i);
        }

        RowVectors.ClearPadding(ref destination, length);
    }
}

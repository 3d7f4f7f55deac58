using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015), as in PyTorch: y = (x − mean) / √(variance + ε) · scale + bias, where mean and (biased) variance of a channel
/// are taken over all rows and pixels of the batch; inference uses running ones.
/// </summary>
/// <remarks>
/// The row length may be any multiple of the channels, and pixels are contiguous, so the channels' values are kept in tables that repeat: a vector of a row
/// that starts in channel c matches the vector of the table that starts at c. One worker makes a sum over the batch, row after row.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalization
{
    private const int Width = Panel.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>
    /// Computes mean and variance of the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the channels in two passes, updates the running
    /// ones (with the unbiased variance) and fills the tables. If the statistics are frozen, the running ones are used instead and do not change.
    /// </summary>
    /// <param name="shape">Channels and pixels.</param>
    /// <param name="x">First value of the first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="running">The running means, followed by the running variances.</param>
    /// <param name="tables">Receives the tables of the batch.</param>
    /// <param name="momentum">Weight of the batch in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="isFrozen">Whether the layer's statistics are frozen.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(Hot)]
    public static void Statistics(
        in BatchNormShape shape, ref float x, int stride, ref float scale, ref float bias, ref float running, ref float tables, float momentum, float epsilon,
        bool isFrozen, int rows, int from, int to)
    {
        ref float runningVariances = ref Unsafe.Add(ref running, RowVectors.PaddedLength(shape.Channels));
        float count = (float)rows * shape.Pixels;
        for (int column = from * Width; column < Math.Min(to * Width, shape.Channels); column += Vector<float>.Count)
        {
            if (isFrozen)
            {
                Vector<float> runningMean = RowVectors.Load(ref running, column), runningVariance = RowVectors.Load(ref runningVariances, column);
                WriteTables(shape, RowVectors.Load(ref scale, column), RowVectors.Load(ref bias, column), runningMean, runningVariance, epsilon, ref tables, column);
                continue;
            }

            var mask = RowVectors.Mask(shape.Channels - column);
            var sum = Vector<float>.Zero;
            for (int row = 0; row < rows; row++)
            {
                sum += Sum(ref Unsafe.Add(ref x, ((nint)row * stride) + column), shape);
            }

            var mean = sum / Vector.Create(count);
            var squares = Vector<float>.Zero;
            for (int row = 0; row < rows; row++)
            {
                squares += SumOfSquares(ref Unsafe.Add(ref x, ((nint)row * stride) + column), shape, mean);
            }

            var variance = squares / Vector.Create(count);
            Track(mean & mask, momentum, ref Unsafe.Add(ref running, column));
            Track(squares / Vector.Create(count - 1) & mask, momentum, ref Unsafe.Add(ref runningVariances, column));
            WriteTables(shape, RowVectors.Load(ref scale, column), RowVectors.Load(ref bias, column), mean, variance, epsilon, ref tables, column);
        }
    }

    /// <summary>
    /// Computes the gradients dscale = Σ dy · x̂ and dbias = Σ dy of the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/>, and the tables for
    /// the gradient of x. They are zero if the statistics are frozen, as those do not depend on x.
    /// </summary>
    /// <param name="shape">Channels and pixels.</param>
    /// <param name="x">First value of the first row.</param>
    /// <param name="stride">Floats from row to row of x.</param>
    /// <param name="dy">The gradient of the output's first row.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="tables">The tables of the batch.</param>
    /// <param name="dscale">Receives the gradients of the scales; its padding is not changed.</param>
    /// <param name="dbias">Receives the gradients of the biases; its padding is not changed.</param>
    /// <param name="isFrozen">Whether the layer's statistics are frozen.</param>
    /// <param name="learns">Whether the layer's scales and biases are trained; otherwise they have no gradients.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(Hot)]
    public static void SumGradients(
        in BatchNormShape shape, ref float x, int stride, ref float dy, int dyStride, ref float tables, ref float dscale, ref float dbias,
        bool isFrozen, bool learns, int rows, int from, int to)
    {
        var count = Vector.Create((float)rows * shape.Pixels);
        for (int column = from * Width; column < Math.Min(to * Width, shape.Channels); column += Vector<float>.Count)
        {
            if (isFrozen)
            {
                shape.Spread(Vector<float>.Zero, ref Table(ref tables, shape, BatchNormShape.Slope), column);
                shape.Spread(Vector<float>.Zero, ref Table(ref tables, shape, BatchNormShape.Offset), column);
                if (!learns)
                {
                    continue;
                }
            }

            var mask = RowVectors.Mask(shape.Channels - column);
            var mean = RowVectors.Load(ref Table(ref tables, shape, BatchNormShape.Mean), column);
            Vector<float> gradients = Vector<float>.Zero, products = Vector<float>.Zero;
            for (int row = 0; row < rows; row++)
            {
                AddGradients(
                    ref Unsafe.Add(ref x, ((nint)row * stride) + column), ref Unsafe.Add(ref dy, ((nint)row * dyStride) + column), shape, mean, ref gradients, ref products);
            }

            var reciprocal = RowVectors.Load(ref Table(ref tables, shape, BatchNormShape.Reciprocal), column);
            products *= reciprocal;
            if (learns)
            {
                RowVectors.Store(products & mask, ref dscale, column);
                RowVectors.Store(gradients & mask, ref dbias, column);
            }

            if (!isFrozen)
            {
                var scale = -RowVectors.Load(ref Table(ref tables, shape, BatchNormShape.Scale), column) / count;
                shape.Spread(scale * reciprocal * products, ref Table(ref tables, shape, BatchNormShape.Slope), column);
                shape.Spread(scale * gradients, ref Table(ref tables, shape, BatchNormShape.Offset), column);
            }
        }
    }

    /// <summary>The gradient of a row: dx = (dy − mean dy − x̂ · mean(dy · x̂)) · scale / √(variance + ε).</summary>
    /// <param name="shape">Channels and pixels.</param>
    /// <param name="tables">The tables of the batch.</param>
    /// <param name="x">The row.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dx">Receives the gradient of the row.</param>
    [MethodImpl(Hot)]
    public static void Backward(in BatchNormShape shape, ref float tables, ref float x, ref float dy, ref float dx)
    {
        ref float scales = ref Table(ref tables, shape, BatchNormShape.Scale);
        ref float means = ref Table(ref tables, shape, BatchNormShape.Mean);
        ref float slopes = ref Table(ref tables, shape, BatchNormShape.Slope);
        ref float offsets = ref Table(ref tables, shape, BatchNormShape.Offset);
        int channel = 0, size = shape.Pixels * shape.Channels, step = Vector<float>.Count % shape.Channels;
        for (int i = 0; i < size; i += Vector<float>.Count)
        {
            var mean = VectorArithmetic.MultiplyAdd(
                RowVectors.Load(ref x, i) - RowVectors.Load(ref means, channel), RowVectors.Load(ref slopes, channel), RowVectors.Load(ref offsets, channel));
            RowVectors.Store(VectorArithmetic.MultiplyAdd(RowVectors.Load(ref dy, i), RowVectors.Load(ref scales, channel), mean), ref dx, i);
            channel += step;
            channel -= channel >= shape.Channels ? shape.Channels : 0;
        }
    }

    /// <summary>The gradient of each row. Sets what follows it to zero.</summary>
    /// <param name="shape">Channels and pixels.</param>
    /// <param name="tables">The tables of the batch.</param>
    /// <param name="x">The first row.</param>
    /// <param name="xStride">Floats from row to row of x.</param>
    /// <param name="dy">The gradient of the outputs.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="dx">Receives the gradient of the rows.</param>
    /// <param name="dxStride">Floats from row to row of dx.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Backward(in BatchNormShape shape, ref float tables, ref float x, int xStride, ref float dy, int dyStride, ref float dx, int dxStride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Backward(shape, ref tables, ref Unsafe.Add(ref x, (nint)row * xStride), ref Unsafe.Add(ref dy, (nint)row * dyStride), ref Unsafe.Add(ref dx, (nint)row * dxStride));
        }

        RowCopies.ClearBehind(ref dx, dxStride, shape.Pixels * shape.Channels, rows);
    }

    /// <summary>Turns the running statistics into the factors and shifts of inference: y = x · scale' + shift'.</summary>
    /// <param name="shape">Channels and pixels.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="bias">The biases.</param>
    /// <param name="running">The running means, followed by the running variances.</param>
    /// <param name="tables">Receives the tables of scales and shifts.</param>
    /// <param name="epsilon">ε.</param>
    [MethodImpl(Hot)]
    public static void Fold(in BatchNormShape shape, ref float scale, ref float bias, ref float running, ref float tables, float epsilon)
    {
        for (int column = 0; column < shape.Channels; column += Vector<float>.Count)
        {
            var variance = RowVectors.Load(ref running, RowVectors.PaddedLength(shape.Channels) + column);
            var reciprocal = Vector<float>.One / Vector.SquareRoot(variance + Vector.Create(epsilon));
            WriteAffine(shape, RowVectors.Load(ref scale, column), RowVectors.Load(ref bias, column), RowVectors.Load(ref running, column), reciprocal, ref tables, column);
        }
    }

    private static void WriteTables(
        in BatchNormShape shape, Vector<float> scale, Vector<float> bias, Vector<float> mean, Vector<float> variance, float epsilon, ref float tables, int column)
    {
        var reciprocal = Vector<float>.One / Vector.SquareRoot(variance + Vector.Create(epsilon));
        WriteAffine(shape, scale, bias, mean, reciprocal, ref tables, column);
        shape.Spread(mean, ref Table(ref tables, shape, BatchNormShape.Mean), column);
        shape.Spread(reciprocal, ref Table(ref tables, shape, BatchNormShape.Reciprocal), column);
    }

    private static void WriteAffine(in BatchNormShape shape, Vector<float> scale, Vector<float> bias, Vector<float> mean, Vector<float> reciprocal, ref float tables, int column)
    {
        scale *= reciprocal;
        shape.Spread(scale, ref Table(ref tables, shape, BatchNormShape.Scale), column);
        shape.Spread(bias - (mean * scale), ref Table(ref tables, shape, BatchNormShape.Shift), column);
    }

    private static void Track(Vector<float> batch, float momentum, ref float running) =>
        Vector.StoreUnsafe((Vector.Create(1 - momentum) * Vector.LoadUnsafe(ref running)) + (Vector.Create(momentum) * batch), ref running);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Table(ref float tables, in BatchNormShape shape, int table) => ref Unsafe.Add(ref tables, table * shape.TableLength);

    // Two sums hide the latency of the addition; summing each row separately keeps the sums short.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Sum(ref float pixel, in BatchNormShape shape)
    {
        Vector<float> even = Vector<float>.Zero, odd = even;
        int i = 1;
        for (; i < shape.Pixels; i += 2)
        {
            even += Vector.LoadUnsafe(ref pixel);
            odd += Vector.LoadUnsafe(ref Unsafe.Add(ref pixel, shape.Channels));
            pixel = ref Unsafe.Add(ref pixel, 2 * shape.Channels);
        }

        return i == shape.Pixels ? even + odd + Vector.LoadUnsafe(ref pixel) : even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> SumOfSquares(ref float pixel, in BatchNormShape shape, Vector<float> mean)
    {
        Vector<float> even = Vector<float>.Zero, odd = even;
        int i = 1;
        for (; i < shape.Pixels; i += 2)
        {
            even = AddSquare(Vector.LoadUnsafe(ref pixel) - mean, even);
            odd = AddSquare(Vector.LoadUnsafe(ref Unsafe.Add(ref pixel, shape.Channels)) - mean, odd);
            pixel = ref Unsafe.Add(ref pixel, 2 * shape.Channels);
        }

        return i == shape.Pixels ? AddSquare(Vector.LoadUnsafe(ref pixel) - mean, even) + odd : even + odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> AddSquare(Vector<float> value, Vector<float> sum) => VectorArithmetic.MultiplyAdd(value, value, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddGradients(ref float pixel, ref float dy, in BatchNormShape shape, Vector<float> mean, ref Vector<float> gradients, ref Vector<float> products)
    {
        Vector<float> sum = Vector<float>.Zero, product = sum;
        for (int i = 0; i < shape.Pixels; i++)
        {
            var gradient = Vector.LoadUnsafe(ref dy);
            sum += gradient;
            product = VectorArithmetic.MultiplyAdd(Vector.LoadUnsafe(ref pixel) - mean, gradient, product);
            pixel = ref Unsafe.Add(ref pixel, shape.Channels);
            dy = ref Unsafe.Add(ref dy, shape.Channels);
        }

        gradients += sum;
        products += product;
    }
}

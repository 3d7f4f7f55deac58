using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>Weight gradients.</content>
public static partial class WideTiles
{
    /// <summary>The weight gradient xᵀ · dy of 12 inputs × 32 outputs over a batch.</summary>
    /// <param name="x">First of the inputs in the first row.</param>
    /// <param name="stride">Floats from row to row of the inputs.</param>
    /// <param name="dy">First of the output gradients in the first row.</param>
    /// <param name="dyStride">Floats from row to row of the output gradients.</param>
    /// <param name="dw">Receives the gradient, in panels like the weights.</param>
    /// <param name="panelLength">Floats from the first panel to the second.</param>
    /// <param name="rows">Rows of the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient12x2(ref float x, int stride, ref float dy, int dyStride, ref float dw, int panelLength, int rows)
    {
        const int second = 16;
        Vector512<float> sum0a = Vector512<float>.Zero, sum0b = Vector512<float>.Zero;
        Vector512<float> sum1a = Vector512<float>.Zero, sum1b = Vector512<float>.Zero;
        Vector512<float> sum2a = Vector512<float>.Zero, sum2b = Vector512<float>.Zero;
        Vector512<float> sum3a = Vector512<float>.Zero, sum3b = Vector512<float>.Zero;
        Vector512<float> sum4a = Vector512<float>.Zero, sum4b = Vector512<float>.Zero;
        Vector512<float> sum5a = Vector512<float>.Zero, sum5b = Vector512<float>.Zero;
        Vector512<float> sum6a = Vector512<float>.Zero, sum6b = Vector512<float>.Zero;
        Vector512<float> sum7a = Vector512<float>.Zero, sum7b = Vector512<float>.Zero;
        Vector512<float> sum8a = Vector512<float>.Zero, sum8b = Vector512<float>.Zero;
        Vector512<float> sum9a = Vector512<float>.Zero, sum9b = Vector512<float>.Zero;
        Vector512<float> sum10a = Vector512<float>.Zero, sum10b = Vector512<float>.Zero;
        Vector512<float> sum11a = Vector512<float>.Zero, sum11b = Vector512<float>.Zero;
        int row = 0;
        for (; row <= rows - 4; row += 4)
        {
            Step12x2(ref x, 1, ref dy, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b, ref sum8a, ref sum8b, ref sum9a, ref sum9b, ref sum10a, ref sum10b, ref sum11a, ref sum11b);
            Step12x2(ref Unsafe.Add(ref x, stride), 1, ref Unsafe.Add(ref dy, dyStride), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b, ref sum8a, ref sum8b, ref sum9a, ref sum9b, ref sum10a, ref sum10b, ref sum11a, ref sum11b);
            Step12x2(ref Unsafe.Add(ref x, 2 * stride), 1, ref Unsafe.Add(ref dy, 2 * dyStride), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b, ref sum8a, ref sum8b, ref sum9a, ref sum9b, ref sum10a, ref sum10b, ref sum11a, ref sum11b);
            Step12x2(ref Unsafe.Add(ref x, 3 * stride), 1, ref Unsafe.Add(ref dy, 3 * dyStride), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b, ref sum8a, ref sum8b, ref sum9a, ref sum9b, ref sum10a, ref sum10b, ref sum11a, ref sum11b);
            x = ref Unsafe.Add(ref x, 4 * stride);
            dy = ref Unsafe.Add(ref dy, 4 * dyStride);
        }

        for (; row < rows; row++)
        {
            Step12x2(ref x, 1, ref dy, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b, ref sum8a, ref sum8b, ref sum9a, ref sum9b, ref sum10a, ref sum10b, ref sum11a, ref sum11b);
            x = ref Unsafe.Add(ref x, stride);
            dy = ref Unsafe.Add(ref dy, dyStride);
        }

        sum0a.StoreUnsafe(ref dw);
        sum0b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength));
        sum1a.StoreUnsafe(ref Unsafe.Add(ref dw, 16));
        sum1b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 16));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref dw, 32));
        sum2b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 32));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref dw, 48));
        sum3b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 48));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref dw, 64));
        sum4b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 64));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref dw, 80));
        sum5b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 80));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref dw, 96));
        sum6b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 96));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref dw, 112));
        sum7b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 112));
        sum8a.StoreUnsafe(ref Unsafe.Add(ref dw, 128));
        sum8b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 128));
        sum9a.StoreUnsafe(ref Unsafe.Add(ref dw, 144));
        sum9b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 144));
        sum10a.StoreUnsafe(ref Unsafe.Add(ref dw, 160));
        sum10b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 160));
        sum11a.StoreUnsafe(ref Unsafe.Add(ref dw, 176));
        sum11b.StoreUnsafe(ref Unsafe.Add(ref dw, panelLength + 176));
    }

    /// <summary>The weight gradient xᵀ · dy of 12 inputs × 16 outputs over a batch.</summary>
    /// <param name="x">First of the inputs in the first row.</param>
    /// <param name="stride">Floats from row to row of the inputs.</param>
    /// <param name="dy">First of the output gradients in the first row.</param>
    /// <param name="dyStride">Floats from row to row of the output gradients.</param>
    /// <param name="dw">Receives the gradient, in a panel like the weights.</param>
    /// <param name="rows">Rows of the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WeightGradient12x1(ref float x, int stride, ref float dy, int dyStride, ref float dw, int rows)
    {
        Vector512<float> sum0a = Vector512<float>.Zero, sum1a = Vector512<float>.Zero, sum2a = Vector512<float>.Zero, sum3a = Vector512<float>.Zero;
        Vector512<float> sum4a = Vector512<float>.Zero, sum5a = Vector512<float>.Zero, sum6a = Vector512<float>.Zero, sum7a = Vector512<float>.Zero;
        Vector512<float> sum8a = Vector512<float>.Zero, sum9a = Vector512<float>.Zero, sum10a = Vector512<float>.Zero, sum11a = Vector512<float>.Zero;
        Steps12x1(ref x, 1, stride, ref dy, dyStride, rows, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
        sum0a.StoreUnsafe(ref dw);
        sum1a.StoreUnsafe(ref Unsafe.Add(ref dw, 16));
        sum2a.StoreUnsafe(ref Unsafe.Add(ref dw, 32));
        sum3a.StoreUnsafe(ref Unsafe.Add(ref dw, 48));
        sum4a.StoreUnsafe(ref Unsafe.Add(ref dw, 64));
        sum5a.StoreUnsafe(ref Unsafe.Add(ref dw, 80));
        sum6a.StoreUnsafe(ref Unsafe.Add(ref dw, 96));
        sum7a.StoreUnsafe(ref Unsafe.Add(ref dw, 112));
        sum8a.StoreUnsafe(ref Unsafe.Add(ref dw, 128));
        sum9a.StoreUnsafe(ref Unsafe.Add(ref dw, 144));
        sum10a.StoreUnsafe(ref Unsafe.Add(ref dw, 160));
        sum11a.StoreUnsafe(ref Unsafe.Add(ref dw, 176));
    }

    /// <summary>Adds to 12 × 2 sums 12 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step12x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b,
        ref Vector512<float> sum7a, ref Vector512<float> sum7b,
        ref Vector512<float> sum8a, ref Vector512<float> sum8b,
        ref Vector512<float> sum9a, ref Vector512<float> sum9b,
        ref Vector512<float> sum10a, ref Vector512<float> sum10b,
        ref Vector512<float> sum11a, ref Vector512<float> sum11b)
    {
        var wa = Vector512.LoadUnsafe(ref w);
        var wb = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, second));
        var x = Vector512.Create(a);
        sum0a = Vector512.MultiplyAddEstimate(x, wa, sum0a);
        sum0b = Vector512.MultiplyAddEstimate(x, wb, sum0b);
        x = Vector512.Create(Unsafe.Add(ref a, stride));
        sum1a = Vector512.MultiplyAddEstimate(x, wa, sum1a);
        sum1b = Vector512.MultiplyAddEstimate(x, wb, sum1b);
        x = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        sum2a = Vector512.MultiplyAddEstimate(x, wa, sum2a);
        sum2b = Vector512.MultiplyAddEstimate(x, wb, sum2b);
        x = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        sum3a = Vector512.MultiplyAddEstimate(x, wa, sum3a);
        sum3b = Vector512.MultiplyAddEstimate(x, wb, sum3b);
        x = Vector512.Create(Unsafe.Add(ref a, 4 * stride));
        sum4a = Vector512.MultiplyAddEstimate(x, wa, sum4a);
        sum4b = Vector512.MultiplyAddEstimate(x, wb, sum4b);
        x = Vector512.Create(Unsafe.Add(ref a, 5 * stride));
        sum5a = Vector512.MultiplyAddEstimate(x, wa, sum5a);
        sum5b = Vector512.MultiplyAddEstimate(x, wb, sum5b);
        x = Vector512.Create(Unsafe.Add(ref a, 6 * stride));
        sum6a = Vector512.MultiplyAddEstimate(x, wa, sum6a);
        sum6b = Vector512.MultiplyAddEstimate(x, wb, sum6b);
        x = Vector512.Create(Unsafe.Add(ref a, 7 * stride));
        sum7a = Vector512.MultiplyAddEstimate(x, wa, sum7a);
        sum7b = Vector512.MultiplyAddEstimate(x, wb, sum7b);
        x = Vector512.Create(Unsafe.Add(ref a, 8 * stride));
        sum8a = Vector512.MultiplyAddEstimate(x, wa, sum8a);
        sum8b = Vector512.MultiplyAddEstimate(x, wb, sum8b);
        x = Vector512.Create(Unsafe.Add(ref a, 9 * stride));
        sum9a = Vector512.MultiplyAddEstimate(x, wa, sum9a);
        sum9b = Vector512.MultiplyAddEstimate(x, wb, sum9b);
        x = Vector512.Create(Unsafe.Add(ref a, 10 * stride));
        sum10a = Vector512.MultiplyAddEstimate(x, wa, sum10a);
        sum10b = Vector512.MultiplyAddEstimate(x, wb, sum10b);
        x = Vector512.Create(Unsafe.Add(ref a, 11 * stride));
        sum11a = Vector512.MultiplyAddEstimate(x, wa, sum11a);
        sum11b = Vector512.MultiplyAddEstimate(x, wb, sum11b);
    }

    /// <summary>Adds to 12 × 1 sums 12 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step12x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a,
        ref Vector512<float> sum8a, ref Vector512<float> sum9a, ref Vector512<float> sum10a, ref Vector512<float> sum11a)
    {
        var wa = Vector512.LoadUnsafe(ref w);
        var x = Vector512.Create(a);
        sum0a = Vector512.MultiplyAddEstimate(x, wa, sum0a);
        x = Vector512.Create(Unsafe.Add(ref a, stride));
        sum1a = Vector512.MultiplyAddEstimate(x, wa, sum1a);
        x = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        sum2a = Vector512.MultiplyAddEstimate(x, wa, sum2a);
        x = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        sum3a = Vector512.MultiplyAddEstimate(x, wa, sum3a);
        x = Vector512.Create(Unsafe.Add(ref a, 4 * stride));
        sum4a = Vector512.MultiplyAddEstimate(x, wa, sum4a);
        x = Vector512.Create(Unsafe.Add(ref a, 5 * stride));
        sum5a = Vector512.MultiplyAddEstimate(x, wa, sum5a);
        x = Vector512.Create(Unsafe.Add(ref a, 6 * stride));
        sum6a = Vector512.MultiplyAddEstimate(x, wa, sum6a);
        x = Vector512.Create(Unsafe.Add(ref a, 7 * stride));
        sum7a = Vector512.MultiplyAddEstimate(x, wa, sum7a);
        x = Vector512.Create(Unsafe.Add(ref a, 8 * stride));
        sum8a = Vector512.MultiplyAddEstimate(x, wa, sum8a);
        x = Vector512.Create(Unsafe.Add(ref a, 9 * stride));
        sum9a = Vector512.MultiplyAddEstimate(x, wa, sum9a);
        x = Vector512.Create(Unsafe.Add(ref a, 10 * stride));
        sum10a = Vector512.MultiplyAddEstimate(x, wa, sum10a);
        x = Vector512.Create(Unsafe.Add(ref a, 11 * stride));
        sum11a = Vector512.MultiplyAddEstimate(x, wa, sum11a);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>The multiply-adds of a tile, and the loops over them.</content>
public static partial class WideTiles
{
    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps8x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step8x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            Step8x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step8x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps8x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b,
        ref Vector512<float> sum7a, ref Vector512<float> sum7b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step8x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            Step8x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step8x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b, ref sum7a, ref sum7b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps7x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step7x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            Step7x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step7x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps7x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step7x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            Step7x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step7x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b, ref sum4a, ref sum4b, ref sum5a, ref sum5b, ref sum6a, ref sum6b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps4x2(
        ref float a, int stride, int next, ref float w, int nextWeights, int second, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step4x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            Step4x2(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step4x2(ref a, stride, ref w, second, ref sum0a, ref sum0b, ref sum1a, ref sum1b, ref sum2a, ref sum2b, ref sum3a, ref sum3b);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>All steps of a run: <c>a</c> and <c>w</c> are its first input and its first weights, next and nextWeights lead to those of the step after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Steps12x1(
        ref float a, int stride, int next, ref float w, int nextWeights, int steps,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a,
        ref Vector512<float> sum8a, ref Vector512<float> sum9a, ref Vector512<float> sum10a, ref Vector512<float> sum11a)
    {
        int step = 0;
        for (; step <= steps - 4; step += 4)
        {
            Step12x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, next), stride, ref Unsafe.Add(ref w, nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, 2 * next), stride, ref Unsafe.Add(ref w, 2 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            Step12x1(ref Unsafe.Add(ref a, 3 * next), stride, ref Unsafe.Add(ref w, 3 * nextWeights), ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            a = ref Unsafe.Add(ref a, 4 * next);
            w = ref Unsafe.Add(ref w, 4 * nextWeights);
        }

        for (; step < steps; step++)
        {
            Step12x1(ref a, stride, ref w, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            a = ref Unsafe.Add(ref a, next);
            w = ref Unsafe.Add(ref w, nextWeights);
        }
    }

    /// <summary>Adds to 8 × 1 sums 8 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step8x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a, ref Vector512<float> sum7a)
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
    }

    /// <summary>Adds to 7 × 1 sums 7 inputs, stride apart, times 1 vector of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step7x1(
        ref float a, int stride, ref float w,
        ref Vector512<float> sum0a, ref Vector512<float> sum1a, ref Vector512<float> sum2a, ref Vector512<float> sum3a,
        ref Vector512<float> sum4a, ref Vector512<float> sum5a, ref Vector512<float> sum6a)
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
    }

    /// <summary>Adds to 7 × 2 sums 7 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step7x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b,
        ref Vector512<float> sum4a, ref Vector512<float> sum4b,
        ref Vector512<float> sum5a, ref Vector512<float> sum5b,
        ref Vector512<float> sum6a, ref Vector512<float> sum6b)
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
    }

    /// <summary>Adds to 4 × 2 sums 4 inputs, stride apart, times 2 vectors of weights. The weights are held, the inputs stream through one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step4x2(
        ref float a, int stride, ref float w, int second,
        ref Vector512<float> sum0a, ref Vector512<float> sum0b,
        ref Vector512<float> sum1a, ref Vector512<float> sum1b,
        ref Vector512<float> sum2a, ref Vector512<float> sum2b,
        ref Vector512<float> sum3a, ref Vector512<float> sum3b)
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
    }
}

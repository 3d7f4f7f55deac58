using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>The L2 norm of all gradients that a step uses.</summary>
/// <remarks>
/// Float i of a range is added to partial sum i mod 16, in double precision and 128-bit vectors on every machine. The square of a float is exact
/// in double, so a fused multiply-add does not change it. The norm therefore has the same bits everywhere.
/// </remarks>
internal static class GradientNorm
{
    private const int PartialSums = 16;

    /// <summary>The norm over the ranges, of gradients clamped to ± <paramref name="clipValue"/> if there is one.</summary>
    internal static double Compute(ReadOnlySpan<float> gradients, UpdateRanges ranges, float? clipValue)
    {
        Span<double> sums = stackalloc double[PartialSums];
        sums.Clear();
        foreach (var range in ranges)
        {
            var values = gradients[range.From..range.To];
            if (clipValue is { } limit)
            {
                AddSquares<On>(values, limit, sums);
            }
            else
            {
                AddSquares<Off>(values, float.PositiveInfinity, sums);
            }
        }

        double sum = 0;
        foreach (double partial in sums)
        {
            sum += partial;
        }

        return Math.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSquares<TClamps>(ReadOnlySpan<float> values, float limit, Span<double> sums)
        where TClamps : IOption
    {
        int whole = values.Length - (values.Length % PartialSums);
        AddBlocks<TClamps>(ref MemoryMarshal.GetReference(values), whole, limit, sums);
        if (whole < values.Length)
        {
            Span<float> rest = stackalloc float[PartialSums];
            rest.Clear();
            values[whole..].CopyTo(rest);
            AddBlocks<TClamps>(ref rest[0], PartialSums, limit, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddBlocks<TClamps>(ref float value, nint count, float limit, Span<double> sums)
        where TClamps : IOption
    {
        var limits = Vector128.Create(limit);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        Vector128<double> s0 = Vector128.LoadUnsafe(ref sum, 0), s1 = Vector128.LoadUnsafe(ref sum, 2);
        Vector128<double> s2 = Vector128.LoadUnsafe(ref sum, 4), s3 = Vector128.LoadUnsafe(ref sum, 6);
        Vector128<double> s4 = Vector128.LoadUnsafe(ref sum, 8), s5 = Vector128.LoadUnsafe(ref sum, 10);
        Vector128<double> s6 = Vector128.LoadUnsafe(ref sum, 12), s7 = Vector128.LoadUnsafe(ref sum, 14);
        for (; count > 0; count -= PartialSums)
        {
            Add<TClamps>(ref value, 0, limits, ref s0, ref s1);
            Add<TClamps>(ref value, 4, limits, ref s2, ref s3);
            Add<TClamps>(ref value, 8, limits, ref s4, ref s5);
            Add<TClamps>(ref value, 12, limits, ref s6, ref s7);
            value = ref Unsafe.Add(ref value, PartialSums);
        }

        s0.StoreUnsafe(ref sum, 0);
        s1.StoreUnsafe(ref sum, 2);
        s2.StoreUnsafe(ref sum, 4);
        s3.StoreUnsafe(ref sum, 6);
        s4.StoreUnsafe(ref sum, 8);
        s5.StoreUnsafe(ref sum, 10);
        s6.StoreUnsafe(ref sum, 12);
        s7.StoreUnsafe(ref sum, 14);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TClamps>(ref float value, nuint offset, Vector128<float> limit, ref Vector128<double> low, ref Vector128<double> high)
        where TClamps : IOption
    {
        var gradient = Vector128.LoadUnsafe(ref value, offset);
        if (TClamps.IsOn)
        {
            // Min, not MinNative: NaN must stay NaN on every machine. The sign does not matter for the square.
            gradient = Vector128.Min(Vector128.Abs(gradient), limit);
        }

        var (wideLow, wideHigh) = Vector128.Widen(gradient);
        low = VectorArithmetic.MultiplyAdd(wideLow, wideLow, low);
        high = VectorArithmetic.MultiplyAdd(wideHigh, wideHigh, high);
    }
}

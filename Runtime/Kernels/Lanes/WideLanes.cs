using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>512 bits, for processors that have them (<see cref="Vector512.IsHardwareAccelerated"/>).</summary>
internal readonly struct WideLanes : ILanes<Vector512<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Count;
    }

    public static bool IsWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source) => Vector512.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination) => Vector512.StoreUnsafe(value, ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> value, int lanes) =>
        value & Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector512<float> weights, ref Vector512<float> a0)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, weights, a0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, int stride, Vector512<float> weights, ref Vector512<float> a0, ref Vector512<float> a1)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, weights, a0);
        input = Vector512.Create(Unsafe.Add(ref a, stride));
        a1 = Vector512.MultiplyAddEstimate(input, weights, a1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector512<float> weights, ref Vector512<float> a0, ref Vector512<float> a1, ref Vector512<float> a2, ref Vector512<float> a3)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, weights, a0);
        input = Vector512.Create(Unsafe.Add(ref a, stride));
        a1 = Vector512.MultiplyAddEstimate(input, weights, a1);
        input = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = Vector512.MultiplyAddEstimate(input, weights, a2);
        input = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = Vector512.MultiplyAddEstimate(input, weights, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector512<float> first, Vector512<float> second, ref Vector512<float> a0, ref Vector512<float> b0)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, first, a0);
        b0 = Vector512.MultiplyAddEstimate(input, second, b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector512<float> first, Vector512<float> second, ref Vector512<float> a0, ref Vector512<float> b0, ref Vector512<float> a1,
        ref Vector512<float> b1)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, first, a0);
        b0 = Vector512.MultiplyAddEstimate(input, second, b0);
        input = Vector512.Create(Unsafe.Add(ref a, stride));
        a1 = Vector512.MultiplyAddEstimate(input, first, a1);
        b1 = Vector512.MultiplyAddEstimate(input, second, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector512<float> first, Vector512<float> second, ref Vector512<float> a0, ref Vector512<float> b0, ref Vector512<float> a1,
        ref Vector512<float> b1, ref Vector512<float> a2, ref Vector512<float> b2, ref Vector512<float> a3, ref Vector512<float> b3)
    {
        var input = Vector512.Create(a);
        a0 = Vector512.MultiplyAddEstimate(input, first, a0);
        b0 = Vector512.MultiplyAddEstimate(input, second, b0);
        input = Vector512.Create(Unsafe.Add(ref a, stride));
        a1 = Vector512.MultiplyAddEstimate(input, first, a1);
        b1 = Vector512.MultiplyAddEstimate(input, second, b1);
        input = Vector512.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = Vector512.MultiplyAddEstimate(input, first, a2);
        b2 = Vector512.MultiplyAddEstimate(input, second, b2);
        input = Vector512.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = Vector512.MultiplyAddEstimate(input, first, a3);
        b3 = Vector512.MultiplyAddEstimate(input, second, b3);
    }
}

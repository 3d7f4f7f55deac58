using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary><see cref="Vector{T}"/>: at most 256 bits unless a user asks .NET for more.</summary>
internal readonly struct NarrowLanes : ILanes<Vector<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<float>.Count;
    }

    public static bool IsWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float source) => Vector.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> value, ref float destination) => Vector.StoreUnsafe(value, ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Create(float value) => Vector.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Add(Vector<float> left, Vector<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> MultiplyAdd(Vector<float> left, Vector<float> right, Vector<float> addend) => VectorArithmetic.MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> First(Vector<float> value, int lanes) => value & RowVectors.Mask(lanes);

    // One check per method instead of one per sum: the JIT's inlining budget for a loop is limited.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector<float> weights, ref Vector<float> a0)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, weights, ref a0);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, weights, a0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, int stride, Vector<float> weights, ref Vector<float> a0, ref Vector<float> a1)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, stride, weights, ref a0, ref a1);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, weights, a0);
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = Vector.MultiplyAddEstimate(input, weights, a1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> weights, ref Vector<float> a0, ref Vector<float> a1, ref Vector<float> a2, ref Vector<float> a3)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, stride, weights, ref a0, ref a1, ref a2, ref a3);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, weights, a0);
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = Vector.MultiplyAddEstimate(input, weights, a1);
        input = Vector.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = Vector.MultiplyAddEstimate(input, weights, a2);
        input = Vector.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = Vector.MultiplyAddEstimate(input, weights, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, first, second, ref a0, ref b0);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, first, a0);
        b0 = Vector.MultiplyAddEstimate(input, second, b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0, ref Vector<float> a1,
        ref Vector<float> b1)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, stride, first, second, ref a0, ref b0, ref a1, ref b1);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, first, a0);
        b0 = Vector.MultiplyAddEstimate(input, second, b0);
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = Vector.MultiplyAddEstimate(input, first, a1);
        b1 = Vector.MultiplyAddEstimate(input, second, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0, ref Vector<float> a1,
        ref Vector<float> b1, ref Vector<float> a2, ref Vector<float> b2, ref Vector<float> a3, ref Vector<float> b3)
    {
        if (OperatingSystem.IsBrowser())
        {
            PlainLanes.MultiplyAdd(ref a, stride, first, second, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2, ref a3, ref b3);
            return;
        }

        var input = Vector.Create(a);
        a0 = Vector.MultiplyAddEstimate(input, first, a0);
        b0 = Vector.MultiplyAddEstimate(input, second, b0);
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = Vector.MultiplyAddEstimate(input, first, a1);
        b1 = Vector.MultiplyAddEstimate(input, second, b1);
        input = Vector.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = Vector.MultiplyAddEstimate(input, first, a2);
        b2 = Vector.MultiplyAddEstimate(input, second, b2);
        input = Vector.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = Vector.MultiplyAddEstimate(input, first, a3);
        b3 = Vector.MultiplyAddEstimate(input, second, b3);
    }
}

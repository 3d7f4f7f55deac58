using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary><see cref="NarrowLanes"/> for processors without a multiply-add instruction: see <see cref="VectorArithmetic"/>.</summary>
internal static class PlainLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector<float> weights, ref Vector<float> a0)
    {
        var input = Vector.Create(a);
        a0 = (input * weights) + a0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, int stride, Vector<float> weights, ref Vector<float> a0, ref Vector<float> a1)
    {
        var input = Vector.Create(a);
        a0 = (input * weights) + a0;
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = (input * weights) + a1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> weights, ref Vector<float> a0, ref Vector<float> a1, ref Vector<float> a2, ref Vector<float> a3)
    {
        var input = Vector.Create(a);
        a0 = (input * weights) + a0;
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = (input * weights) + a1;
        input = Vector.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = (input * weights) + a2;
        input = Vector.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = (input * weights) + a3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(ref float a, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0)
    {
        var input = Vector.Create(a);
        a0 = (input * first) + a0;
        b0 = (input * second) + b0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0, ref Vector<float> a1,
        ref Vector<float> b1)
    {
        var input = Vector.Create(a);
        a0 = (input * first) + a0;
        b0 = (input * second) + b0;
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = (input * first) + a1;
        b1 = (input * second) + b1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(
        ref float a, int stride, Vector<float> first, Vector<float> second, ref Vector<float> a0, ref Vector<float> b0, ref Vector<float> a1,
        ref Vector<float> b1, ref Vector<float> a2, ref Vector<float> b2, ref Vector<float> a3, ref Vector<float> b3)
    {
        var input = Vector.Create(a);
        a0 = (input * first) + a0;
        b0 = (input * second) + b0;
        input = Vector.Create(Unsafe.Add(ref a, stride));
        a1 = (input * first) + a1;
        b1 = (input * second) + b1;
        input = Vector.Create(Unsafe.Add(ref a, 2 * stride));
        a2 = (input * first) + a2;
        b2 = (input * second) + b2;
        input = Vector.Create(Unsafe.Add(ref a, 3 * stride));
        a3 = (input * first) + a3;
        b3 = (input * second) + b3;
    }
}

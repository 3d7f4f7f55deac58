using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// The sums of one row, which are too few to hide the latency of the multiply-add: every fourth input has separate sums, which are added at the
/// end. A row of fewer than eight inputs is unrolled.
/// </summary>
/// <remarks>
/// No tiles and no sets of sums: these are inlined into the pass over a small network, layer after layer, and the JIT's inlining budget for a method is
/// limited.
/// </remarks>
internal static class RowSums
{
    /// <summary>One vector of outputs.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="w">The weights of the vector, <see cref="Panel.Width"/> floats from input to input.</param>
    /// <param name="start">The initial value of the sums.</param>
    /// <param name="inputs">Inputs of the row, a constant of the caller.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> One(ref float x, ref float w, Vector<float> start, int inputs)
    {
        Vector<float> a0 = start, a1 = Vector<float>.Zero, a2 = Vector<float>.Zero, a3 = Vector<float>.Zero;
        if (inputs < 8)
        {
            if (inputs > 0)
            {
                a0 = VectorArithmetic.MultiplyAdd(Vector.Create(x), Vector.LoadUnsafe(ref w), a0);
            }

            if (inputs > 1)
            {
                a1 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 1)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16)), a1);
            }

            if (inputs > 2)
            {
                a2 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 2)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32)), a2);
            }

            if (inputs > 3)
            {
                a3 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 3)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48)), a3);
            }

            if (inputs > 4)
            {
                a0 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 4)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 64)), a0);
            }

            if (inputs > 5)
            {
                a1 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 5)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 80)), a1);
            }

            if (inputs > 6)
            {
                a2 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 6)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 96)), a2);
            }
        }
        else
        {
            int step = 0;
            for (; step <= inputs - 4; step += 4)
            {
                a0 = VectorArithmetic.MultiplyAdd(Vector.Create(x), Vector.LoadUnsafe(ref w), a0);
                a1 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 1)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16)), a1);
                a2 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 2)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32)), a2);
                a3 = VectorArithmetic.MultiplyAdd(Vector.Create(Unsafe.Add(ref x, 3)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48)), a3);
                x = ref Unsafe.Add(ref x, 4);
                w = ref Unsafe.Add(ref w, 4 * Panel.Width);
            }

            for (; step < inputs; step++)
            {
                a0 = VectorArithmetic.MultiplyAdd(Vector.Create(x), Vector.LoadUnsafe(ref w), a0);
                x = ref Unsafe.Add(ref x, 1);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }
        }

        return inputs > 3 ? (a0 + a1) + (a2 + a3) : inputs > 2 ? (a0 + a1) + a2 : inputs > 1 ? a0 + a1 : a0;
    }

    /// <summary>Two vectors of outputs.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="w">The weights of the first vector, <see cref="Panel.Width"/> floats from input to input.</param>
    /// <param name="second">Floats to those of the second one.</param>
    /// <param name="first">The initial sums; receives those of the first vector.</param>
    /// <param name="other">The initial sums of the second vector; receives them.</param>
    /// <param name="inputs">Inputs of the row, a constant of the caller.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Two(ref float x, ref float w, int second, ref Vector<float> first, ref Vector<float> other, int inputs)
    {
        Vector<float> a0 = first, a1 = Vector<float>.Zero, a2 = Vector<float>.Zero, a3 = Vector<float>.Zero;
        Vector<float> b0 = other, b1 = Vector<float>.Zero, b2 = Vector<float>.Zero, b3 = Vector<float>.Zero;
        Vector<float> input;
        if (inputs < 8)
        {
            if (inputs > 0)
            {
                input = Vector.Create(x);
                a0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref w), a0);
                b0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, second)), b0);
            }

            if (inputs > 1)
            {
                input = Vector.Create(Unsafe.Add(ref x, 1));
                a1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16)), a1);
                b1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16 + second)), b1);
            }

            if (inputs > 2)
            {
                input = Vector.Create(Unsafe.Add(ref x, 2));
                a2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32)), a2);
                b2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32 + second)), b2);
            }

            if (inputs > 3)
            {
                input = Vector.Create(Unsafe.Add(ref x, 3));
                a3 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48)), a3);
                b3 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48 + second)), b3);
            }

            if (inputs > 4)
            {
                input = Vector.Create(Unsafe.Add(ref x, 4));
                a0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 64)), a0);
                b0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 64 + second)), b0);
            }

            if (inputs > 5)
            {
                input = Vector.Create(Unsafe.Add(ref x, 5));
                a1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 80)), a1);
                b1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 80 + second)), b1);
            }

            if (inputs > 6)
            {
                input = Vector.Create(Unsafe.Add(ref x, 6));
                a2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 96)), a2);
                b2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 96 + second)), b2);
            }
        }
        else
        {
            int step = 0;
            for (; step <= inputs - 4; step += 4)
            {
                input = Vector.Create(x);
                a0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref w), a0);
                b0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, second)), b0);
                input = Vector.Create(Unsafe.Add(ref x, 1));
                a1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16)), a1);
                b1 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 16 + second)), b1);
                input = Vector.Create(Unsafe.Add(ref x, 2));
                a2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32)), a2);
                b2 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 32 + second)), b2);
                input = Vector.Create(Unsafe.Add(ref x, 3));
                a3 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48)), a3);
                b3 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, 48 + second)), b3);
                x = ref Unsafe.Add(ref x, 4);
                w = ref Unsafe.Add(ref w, 4 * Panel.Width);
            }

            for (; step < inputs; step++)
            {
                input = Vector.Create(x);
                a0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref w), a0);
                b0 = VectorArithmetic.MultiplyAdd(input, Vector.LoadUnsafe(ref Unsafe.Add(ref w, second)), b0);
                x = ref Unsafe.Add(ref x, 1);
                w = ref Unsafe.Add(ref w, Panel.Width);
            }
        }

        first = inputs > 3 ? (a0 + a1) + (a2 + a3) : inputs > 2 ? (a0 + a1) + a2 : inputs > 1 ? a0 + a1 : a0;
        other = inputs > 3 ? (b0 + b1) + (b2 + b3) : inputs > 2 ? (b0 + b1) + b2 : inputs > 1 ? b0 + b1 : b0;
    }
}

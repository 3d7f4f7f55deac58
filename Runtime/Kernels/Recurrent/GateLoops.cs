using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Loops over the gates of a row; each is a method of its own, so that its formula is compiled in once.</summary>
internal static class GateLoops
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // States and gradients below it become zero: what is left after a signal has ended would else shrink into numbers that processors compute a hundred times slower.
    private const float Smallest = 1e-20f;

    /// <summary>to = σ(x + sums).</summary>
    [MethodImpl(Hot)]
    public static void Sigmoid(ref float x, ref float sums, ref float to, int length)
    {
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store(VectorMath.Sigmoid(RowVectors.Load(ref x, i) + RowVectors.Load(ref sums, i)), ref to, i);
        }
    }

    /// <summary>to = tanh(x + sums).</summary>
    [MethodImpl(Hot)]
    public static void Tanh(ref float x, ref float sums, ref float to, int length)
    {
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store(VectorMath.Tanh(RowVectors.Load(ref x, i) + RowVectors.Load(ref sums, i)), ref to, i);
        }
    }

    /// <summary>The value, or 0 where it is next to nothing; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Flush(Vector<float> value) =>
        Vector.AndNot(value, Vector.LessThan(Vector.Abs(value), Vector.Create(Smallest)).As<int, float>());
}

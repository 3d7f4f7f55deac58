using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The loop over gates of a row, a method of its own for each function, so that the formula is compiled in once.</summary>
internal static class GateLoops
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // States and gradients below it become zero: what is left after a signal has ended would else shrink into numbers that processors compute a hundred times
    // slower.
    private const float Smallest = 1e-20f;

    /// <summary>to = f(x + sums).</summary>
    [MethodImpl(Hot)]
    public static void Apply<TFunction>(ref float x, ref float sums, ref float to, int length)
        where TFunction : struct, IFunction
    {
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            RowVectors.Store(default(TFunction).Of(RowVectors.Load(ref x, i) + RowVectors.Load(ref sums, i)), ref to, i);
        }
    }

    /// <summary>dh += dy, and 0 behind the units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddGradient(ref float dy, ref float state, int units)
    {
        for (int unit = 0; unit < Panel.Pad(units); unit += Vector<float>.Count)
        {
            if (unit < units)
            {
                var sum = RowVectors.Load(ref state, unit) + RowVectors.LoadUnpadded(ref dy, unit, units);
                RowVectors.Store(sum & RowVectors.Mask(units - unit), ref state, unit);
            }
            else
            {
                RowVectors.Store(Vector<float>.Zero, ref state, unit);
            }
        }
    }

    /// <summary>Whether a step of so many units is computed in vectors of 512 bits: if the processor has them, and more than half of one is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreWide(int units) => Vector512.IsHardwareAccelerated && units > Vector512<float>.Count / 2;

    /// <summary>Copies values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref float from, ref float to, int length)
    {
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            RowVectors.Store(RowVectors.Load(ref from, i), ref to, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
        }
    }

    /// <summary>Copies values, those that are next to nothing as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyFlushed(ref float from, ref float to, int length)
    {
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            RowVectors.Store(Flush(RowVectors.Load(ref from, i)), ref to, i);
        }

        for (; i < length; i++)
        {
            float value = Unsafe.Add(ref from, i);
            Unsafe.Add(ref to, i) = MathF.Abs(value) < Smallest ? 0 : value;
        }
    }

    /// <summary>The value, or 0 where it is next to nothing; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Flush(Vector<float> value) =>
        Vector.AndNot(value, Vector.LessThan(Vector.Abs(value), Vector.Create(Smallest)).As<int, float>());

    /// <inheritdoc cref="Flush(Vector{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Flush(Vector512<float> value) =>
        Vector512.AndNot(value, Vector512.LessThan(Vector512.Abs(value), Vector512.Create(Smallest)));
}

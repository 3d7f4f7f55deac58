using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// What functions of one row share. They process whole vectors while the index is below the length; they mask the last vector, because its lanes beyond
/// the row hold anything. Padded storage may be read and written up to the next multiple of 16 floats, which every vector size divides.
/// </summary>
internal static class RowVectors
{
    /// <summary>The floats that a padded row of the given length takes.</summary>
    public static int PaddedLength(int length) => (length + Panel.Width - 1) / Panel.Width * Panel.Width;

    /// <summary>Sets all bits in the lanes that belong to a row with <paramref name="remaining"/> elements left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Mask(int remaining) => Vector.LessThan(Vector<int>.Indices, Vector.Create(remaining)).As<int, float>();

    /// <summary>The vector at an index of a padded row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(ref float row, int index) => Vector.LoadUnsafe(ref row, (nuint)index);

    /// <summary>The vector at an index of a row without padding: lanes beyond it are 0, and nothing beyond it is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LoadUnpadded(ref float row, int index, int length) =>
        length - index >= Vector<float>.Count ? Load(ref row, index) : LoadTail(ref Unsafe.Add(ref row, index), length - index);

    /// <summary>Stores the vector at an index of a padded row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<float> value, ref float row, int index) => value.StoreUnsafe(ref row, (nuint)index);

    /// <summary>Clears the vectors that are wholly in the padding of a row; the one that is partly in it was stored masked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClearPadding(ref float row, int length)
    {
        int padded = PaddedLength(length);
        for (int i = (length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count; i < padded; i += Vector<float>.Count)
        {
            Store(Vector<float>.Zero, ref row, i);
        }
    }

    /// <summary>The largest element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(ref float x, int length)
    {
        var lowest = Vector.Create(float.NegativeInfinity);
        var maximum = lowest;
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            maximum = Vector.MaxNative(maximum, Vector.ConditionalSelect(Mask(length - i), Load(ref x, i), lowest));
        }

        return MaximumOfLanes(maximum);
    }

    /// <summary>Σ e^(x − maximum). Stores the exponentials, with padding 0, unless the reference is null; y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumOfExponentials(ref float x, ref float y, int length, float maximum)
    {
        var shift = Vector.Create(maximum);
        var sum = Vector<float>.Zero;
        bool store = !Unsafe.IsNullRef(ref y);
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            var exponential = VectorMath.Exp(Load(ref x, i) - shift) & Mask(length - i);
            sum += exponential;
            if (store)
            {
                Store(exponential, ref y, i);
            }
        }

        if (store)
        {
            ClearPadding(ref y, length);
        }

        return Vector.Sum(sum);
    }

    /// <summary>The logarithm of one number: the same bits on every operating system, unlike <see cref="MathF.Log(float)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => VectorMath.Log(Vector.Create(x))[0];

    /// <summary>Fewer floats than a vector has, assembled in registers: going through memory would wait for its own stores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LoadTail(ref float first, int count) => Vector<float>.Count switch
    {
        16 => LoadUpTo16(ref first, count).AsVector(),
        8 => LoadUpTo8(ref first, count).AsVector(),
        _ => LoadUpTo4(ref first, count).AsVector(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> LoadUpTo16(ref float first, int count) => count > 8
        ? Vector512.Create(Vector256.LoadUnsafe(ref first), LoadUpTo8(ref Unsafe.Add(ref first, 8), count - 8))
        : Vector512.Create(LoadUpTo8(ref first, count), Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LoadUpTo8(ref float first, int count) => count > 4
        ? Vector256.Create(Vector128.LoadUnsafe(ref first), LoadUpTo4(ref Unsafe.Add(ref first, 4), count - 4))
        : Vector256.Create(LoadUpTo4(ref first, count), Vector128<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadUpTo4(ref float first, int count) => count switch
    {
        1 => Vector128.CreateScalar(first),
        2 => Vector128.Create(first, Unsafe.Add(ref first, 1), 0, 0),
        3 => Vector128.Create(first, Unsafe.Add(ref first, 1), Unsafe.Add(ref first, 2), 0),
        _ => Vector128.LoadUnsafe(ref first),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaximumOfLanes(Vector<float> lanes) => Vector<float>.Count switch
    {
        16 => MaximumOf(lanes.AsVector512()),
        8 => MaximumOf(lanes.AsVector256()),
        _ => MaximumOf(lanes.AsVector128()),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float MaximumOf(Vector512<float> lanes) => MaximumOf(Vector256.MaxNative(lanes.GetLower(), lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaximumOf(Vector256<float> lanes) => MaximumOf(Vector128.MaxNative(lanes.GetLower(), lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaximumOf(Vector128<float> lanes)
    {
        var two = Vector128.MaxNative(lanes, Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(two[0], two[1]);
    }
}

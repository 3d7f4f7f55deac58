using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generator.Tests.InfrastructureTests.LaneEmulation;

/// <summary>
/// Uses every member of the emulated vectors. It is compiled twice: here, with the real vectors, and by the tests, from this file, with emulated ones; both
/// have to give the same bits.
/// </summary>
public sealed class VectorMembers
{
    private static readonly float[] Special =
        [0f, -0f, 1f, -1f, 0.5f, 1.5f, -2.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, 3e9f, -3e9f, 8388609f, 1e-40f];

    private readonly List<(string Expression, byte[] Bits)> results = [];
    private readonly Random random;

    private VectorMembers(int seed) => random = new Random(seed);

    /// <summary>The expressions and the bits of what they give.</summary>
    public static (string Expression, byte[] Bits)[] Exact(int seed)
    {
        var members = new VectorMembers(seed);
        members.Floats();
        members.Integers();
        members.Comparisons();
        members.Conversions();
        members.Memory();
        return [.. members.results];
    }

    /// <summary>The functions that the framework computes by formulas of its own, at moderate arguments.</summary>
    public static double[] Approximate(int seed)
    {
        var random = new Random(seed);
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        foreach (ref float lane in lanes)
        {
            lane = (random.NextSingle() * 8) + 0.1f;
        }

        var x = Vector.Create<float>(lanes);
        var (sin, cos) = Vector.SinCos(x);
        var values = new List<double>();
        foreach (var y in new[] { Vector.Exp(x), Vector.Log(x), Vector.Log2(x), Vector.Sin(x), Vector.Cos(x), Vector.Hypot(x, x * x), sin, cos })
        {
            for (int i = 0; i < Vector<float>.Count; i++)
            {
                values.Add(y[i]);
            }
        }

        return [.. values];
    }

    private void Floats()
    {
        Vector<float> x = Float(), y = Float(), z = Float();
        float s = random.NextSingle();
        Add(x + y);
        Add(x - y);
        Add(x * y);
        Add(x * s);
        Add(s * x);
        Add(x / y);
        Add(x / s);
        Add(-x);
        Add(+x);
        Add(Vector.Add(x, y));
        Add(Vector.Subtract(x, y));
        Add(Vector.Multiply(x, y));
        Add(Vector.Multiply(x, s));
        Add(Vector.Multiply(s, x));
        Add(Vector.Divide(x, y));
        Add(Vector.Divide(x, s));
        Add(Vector.Negate(x));
        Add(Vector.Abs(x));
        Add(Vector.MultiplyAddEstimate(x, y, z));
        Add(Vector.FusedMultiplyAdd(x, y, z));
        Add(Vector.Lerp(x, y, Vector.Create(s)));
        Add(Vector.Max(x, y));
        Add(Vector.Min(x, y));
        Add(Vector.MaxNumber(x, y));
        Add(Vector.MinNumber(x, y));
        Add(Vector.MaxMagnitude(x, y));
        Add(Vector.MinMagnitude(x, y));
        Add(Vector.MaxNative(x, y));
        Add(Vector.MinNative(x, y));
        Add(Vector.Clamp(x, Vector.Create(-s), Vector.Create(s)));
        Add(Vector.ClampNative(x, Vector.Create(-s), Vector.Create(s)));
        Add(Vector.CopySign(x, y));
        Add(Vector.SquareRoot(x));
        Add(Vector.Floor(x));
        Add(Vector.Ceiling(x));
        Add(Vector.Truncate(x));
        Add(Vector.Round(x));
        Add(Vector.Round(x, MidpointRounding.AwayFromZero));
        Add(Vector<float>.Zero);
        Add(Vector<float>.One);
        Add(Vector<float>.Indices);
        var moderate = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), Vector.Create(1e6f)), x, Vector.Create(s));
        Add(Vector.Create(Vector.Sum(moderate)));
        Add(Vector.Create(Vector.Dot(moderate, moderate)));
    }

    private void Integers()
    {
        Vector<uint> x = Bits(), y = Bits();
        Vector<int> i = Vector.AsVectorInt32(Bits()), j = Vector.AsVectorInt32(Bits());
        Vector<float> f = Float(), g = Float();
        int shift = random.Next(32);
        Add(x + y);
        Add(x * y);
        Add(i - j);
        Add(i * 3);
        Add(-i);
        Add(~x);
        Add(x & y);
        Add(x | y);
        Add(x ^ y);
        Add(f & g);
        Add(f | g);
        Add(f ^ g);
        Add(x << shift);
        Add(x >> shift);
        Add(x >>> shift);
        Add(i << shift);
        Add(i >> shift);
        Add(i >>> shift);
        Add(Vector.AsVectorUInt64(x) << shift);
        Add(Vector.AsVectorInt64(x) >> shift);
        Add(Vector.AsVectorInt64(x) >>> shift);
        Add(Vector.ShiftLeft(x, shift));
        Add(Vector.ShiftRightArithmetic(i, shift));
        Add(Vector.ShiftRightLogical(x, shift));
        Add(Vector.AndNot(x, y));
        Add(Vector.BitwiseAnd(x, y));
        Add(Vector.BitwiseOr(x, y));
        Add(Vector.Xor(x, y));
        Add(Vector.OnesComplement(x));
        Add(Vector.ConditionalSelect(x, y, Vector<uint>.One));
        Add(Vector.ConditionalSelect(i, f, g));
        Add(Vector.ConditionalSelect(Vector.AsVectorInt64(i), Vector.AsVectorDouble(f), Vector.AsVectorDouble(g)));
        Add(Vector.Max(x, y));
        Add(Vector.Min(i, j));
        Add(Vector.Create(Vector.Sum(x)));
        Add(Vector.Create(Vector.Dot(i, j)));
        Add(Vector<int>.AllBitsSet);
        Add(Vector.CreateSequence(shift, 3));
        Add(Vector.CreateSequence(0.5f, 0.25f));
    }

    private void Comparisons()
    {
        Vector<float> x = Float(), y = Float();
        Vector<int> i = Vector.AsVectorInt32(Bits()), j = Vector.AsVectorInt32(Bits());
        Vector<double> d = Vector.AsVectorDouble(x), e = Vector.AsVectorDouble(y);
        Add(Vector.Equals(x, y));
        Add(Vector.GreaterThan(x, y));
        Add(Vector.GreaterThanOrEqual(x, y));
        Add(Vector.LessThan(x, y));
        Add(Vector.LessThanOrEqual(x, y));
        Add(Vector.Equals(i, i));
        Add(Vector.GreaterThan(i, j));
        Add(Vector.GreaterThanOrEqual(i, j));
        Add(Vector.LessThan(i, j));
        Add(Vector.LessThanOrEqual(i, j));
        Add(Vector.Equals(d, e));
        Add(Vector.GreaterThan(d, e));
        Add(Vector.GreaterThanOrEqual(d, e));
        Add(Vector.LessThan(d, e));
        Add(Vector.LessThanOrEqual(d, e));
        Add(Vector.AsVectorInt32(Vector.GreaterThan<float>(x, y)));
        Add(Vector.AsVectorInt32(Vector.IsNaN(x)));
        Add(Vector.AsVectorInt32(Vector.IsFinite(x)));
        Add(Vector.AsVectorInt32(Vector.IsInfinity(x)));
        Add(Vector.AsVectorInt32(Vector.IsPositiveInfinity(x)));
        Add(Vector.AsVectorInt32(Vector.IsNegativeInfinity(x)));
        Add(Vector.AsVectorInt32(Vector.IsNegative(x)));
        Add(Vector.AsVectorInt32(Vector.IsPositive(x)));
        Add(Vector.AsVectorInt32(Vector.IsZero(x)));
        Add(Vector.AsVectorInt32(Vector.IsNormal(x)));
        Add(Vector.AsVectorInt32(Vector.IsSubnormal(x)));
        Add(Vector.AsVectorInt32(Vector.IsInteger(x)));
        Add(Vector.EqualsAll(x, x), Vector.EqualsAny(x, y), Vector.GreaterThanAll(x, y), Vector.GreaterThanAny(x, y));
        Add(Vector.GreaterThanOrEqualAll(i, i), Vector.GreaterThanOrEqualAny(x, y), Vector.LessThanAll(x, y), Vector.LessThanAny(x, y));
        Add(Vector.LessThanOrEqualAll(i, i), Vector.LessThanOrEqualAny(x, y), x == y, i == j, i != j, x.Equals(x), i.Equals(j));
        Add(Vector.All(x, 1f), Vector.Any(x, 1f), Vector.None(x, 1f));
        var mask = Vector.GreaterThan(x, y);
        Add(Vector.AllWhereAllBitsSet(mask), Vector.AnyWhereAllBitsSet(mask), Vector.NoneWhereAllBitsSet(mask));
        Add(Vector.Create(Vector.CountWhereAllBitsSet(mask)));
        Add(Vector.Create(Vector.Count(x, 1f)));
        Add(Vector.Create(Vector.IndexOf(x, 1f)));
        Add(Vector.Create(Vector.LastIndexOf(x, 1f)));
    }

    private void Conversions()
    {
        var x = Float();
        var i = Vector.AsVectorInt32(Bits());
        Add(Vector.ConvertToSingle(i));
        Add(Vector.ConvertToSingle(Vector.AsVectorUInt32(i)));
        Add(Vector.ConvertToInt32(x));
        Add(Vector.ConvertToUInt32(x));
        Add(Vector.ConvertToInt32Native(Vector.Create(-7.9f) + Vector<float>.Indices));
        Add(Vector.ConvertToUInt32Native(Vector.Create(7.9f) + Vector<float>.Indices));
        Vector.Widen(x, out Vector<double> low, out Vector<double> high);
        Add(low);
        Add(high);
        Add(Vector.Narrow(low, high));
        Add(Vector.ConvertToInt64(low));
        Add(Vector.ConvertToUInt64(high));
        Add(Vector.ConvertToInt64Native(Vector.Create(-3.5)));
        Vector.Widen(i, out Vector<long> lowBits, out Vector<long> highBits);
        Add(Vector.ConvertToDouble(lowBits));
        Add(Vector.ConvertToDouble(Vector.AsVectorUInt64(highBits)));
        Add(Vector.Narrow(lowBits, highBits));
        Vector.Widen(Vector.AsVectorUInt32(i), out Vector<ulong> lowCounts, out Vector<ulong> highCounts);
        Add(Vector.Narrow(lowCounts, highCounts));
        Add(Vector.WidenLower(i) + Vector.WidenUpper(i));
        Add(Vector.WidenLower(x) + Vector.WidenUpper(x));
        Add(Vector.WidenLower(Vector.AsVectorUInt32(i)) + Vector.WidenUpper(Vector.AsVectorUInt32(i)));
        Add(Vector.AsVectorSingle(i));
        Add(Vector.As<int, uint>(i));
        Add((Vector<uint>)x);
        Add((Vector<float>)i);
        Add(x.AsVector128().AsVector());
        Add(x.AsVector256().AsVector());
        Add(x.AsVector512().AsVector());
        Add(Vector.Create(x.AsVector128()[3]));
        Add(Vector.Create(x.AsVector256()[3] + x.AsVector256()[7]));
        Add(Vector.Create(x.AsVector512()[3] + x.AsVector512()[15]));
    }

    private unsafe void Memory()
    {
        float[] source = new float[64 + Vector<float>.Count], destination = new float[64 + Vector<float>.Count];
        Float().CopyTo(source, 3);
        Float().CopyTo(source.AsSpan(20));
        Add(new Vector<float>(source));
        Add(new Vector<float>(source, 3));
        Add(new Vector<float>(source.AsSpan(5)));
        Add(Vector.Create(2.5f));
        Add(Vector.Create<float>(source.AsSpan(3)));
        Add(Vector.CreateScalar(2.5f));
        Add(Vector.Create(Vector.CreateScalarUnsafe(1.5f)[0]));
        Add(Vector.LoadUnsafe(ref source[3]));
        Add(Vector.LoadUnsafe(ref source[3], 2));
        Vector.LoadUnsafe(ref source[3]).StoreUnsafe(ref destination[1]);
        Vector.LoadUnsafe(ref source[3]).StoreUnsafe(ref destination[1], 21);
        fixed (float* from = source, to = destination)
        {
            Add(Vector.Load(from + 4));
            Vector.Load(from + 20).Store(to + 40);
        }

        float* aligned = (float*)NativeMemory.AlignedAlloc(64, 64);
        Vector.Create(4.5f).StoreAligned(aligned);
        Add(Vector.LoadAligned(aligned));
        Vector.Create(5.5f).StoreAlignedNonTemporal(aligned);
        Add(Vector.LoadAlignedNonTemporal(aligned));
        NativeMemory.AlignedFree(aligned);
        Add(new Vector<float>(destination));
        var x = Vector.LoadUnsafe(ref source[3]);
        Add(Vector.Create(x.GetElement(2) + x.ToScalar() + x[1]));
        Add(x.WithElement(2, 9f));
        Add(x.TryCopyTo(destination), x.TryCopyTo(new float[Vector<float>.Count - 1]), Vector<float>.IsSupported, Vector.IsHardwareAccelerated);
        results.Add(("destination", MemoryMarshal.AsBytes<float>(destination).ToArray()));
    }

    private Vector<float> Float()
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        foreach (ref float lane in lanes)
        {
            lane = random.Next(2) == 0 ? Special[random.Next(Special.Length)] : (random.NextSingle() - 0.5f) * 100;
        }

        return new Vector<float>(lanes);
    }

    private Vector<uint> Bits()
    {
        Span<uint> lanes = stackalloc uint[Vector<uint>.Count];
        random.NextBytes(MemoryMarshal.AsBytes(lanes));
        return new Vector<uint>(lanes);
    }

    private void Add(params bool[] values) => results.Add(("conditions", [.. Array.ConvertAll(values, value => value ? (byte)1 : (byte)0)]));

    private void Add<T>(Vector<T> value, [CallerArgumentExpression(nameof(value))] string expression = "")
        where T : unmanaged, INumber<T>
    {
        T[] lanes = new T[Vector<T>.Count];
        value.CopyTo(lanes);

        // Which of the many NaNs an operation gives is nobody's promise.
        results.Add((expression, MemoryMarshal.AsBytes<T>(Array.ConvertAll(lanes, lane => T.IsNaN(lane) ? T.Zero / T.Zero : lane)).ToArray()));
    }
}

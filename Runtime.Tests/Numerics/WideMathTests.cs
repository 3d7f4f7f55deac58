using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The functions of gates with vectors of 512 bits have the bits of those with narrower ones.</summary>
public class WideMathTests
{
    private static readonly float[] Arguments =
    [
        0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 88.7f, 88.8f, -87.3f, -87.4f, 7.9987f, 7.9989f, -7.9989f, 1e-30f, -1e-30f, 1e30f, -1e30f,
        .. Enumerable.Range(0, 20_000).Select(i => (i - 10_000) * 0.0101f),
    ];

    [Fact]
    public void Sigmoid_has_the_same_bits() => AssertSame(VectorMath.Sigmoid, WideMath.Sigmoid);

    [Fact]
    public void Tanh_has_the_same_bits() => AssertSame(VectorMath.Tanh, WideMath.Tanh);

    private static void AssertSame(Func<Vector<float>, Vector<float>> narrow, Func<Vector512<float>, Vector512<float>> wide) =>
        Assert.All(
            Arguments,
            x => Assert.Equal(BitConverter.SingleToInt32Bits(narrow(Vector.Create(x))[0]), BitConverter.SingleToInt32Bits(wide(Vector512.Create(x))[0])));
}

using System.Numerics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>Every function of <see cref="VectorMath"/> against double precision. The bounds are those of its documentation: they hold with and without FMA.</summary>
public class VectorMathTests
{
    private const double None = double.PositiveInfinity;
    private const int GridPoints = 1 << 18;

    private static readonly Dictionary<string, (Func<Vector<float>, Vector<float>> Actual, Func<double, double> Expected)> Functions = new()
    {
        ["Exp"] = (VectorMath.Exp, Math.Exp),
        ["ExpMinusOne"] = (VectorMath.ExpMinusOne, ReferenceMath.ExpMinusOne),
        ["Log"] = (VectorMath.Log, Math.Log),
        ["LogOnePlus"] = (VectorMath.LogOnePlus, ReferenceMath.LogOnePlus),
        ["Softplus"] = (VectorMath.Softplus, ReferenceMath.Softplus),
        ["Tanh"] = (VectorMath.Tanh, Math.Tanh),
        ["Sigmoid"] = (VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x))),
        ["Erf"] = (VectorMath.Erf, ReferenceMath.Erf),
        ["NormalCdf"] = (VectorMath.NormalCdf, ReferenceMath.NormalCdf),
        ["NormalDensity"] = (VectorMath.NormalDensity, ReferenceMath.NormalDensity),
    };

    /// <summary>An error is allowed when it is within the ulp bound and within the absolute bound.</summary>
    [Theory]
    [InlineData("Exp", -87.33, 88.7228, 1.2, None)]
    [InlineData("Exp", -1, 1, 1.2, None)]
    [InlineData("ExpMinusOne", -20, 88.7228, 2, None)]
    [InlineData("ExpMinusOne", -1, 1, 2, None)]
    [InlineData("ExpMinusOne", -1e-4, 1e-4, 2, None)]
    [InlineData("Log", 1e-38, 1e38, 2.5, None)]
    [InlineData("Log", 0.25, 4, 2.5, None)]
    [InlineData("Log", 0.999, 1.001, 2.5, None)]
    [InlineData("Log", 1e-45, 1.2e-38, 2.5, None)]
    [InlineData("LogOnePlus", -0.9999999, 1e8, 2.5, None)]
    [InlineData("LogOnePlus", -0.9999999, 4, 2.5, None)]
    [InlineData("LogOnePlus", -1e-4, 1e-4, 2.5, None)]
    [InlineData("Softplus", -87, 1000, 3, None)]
    [InlineData("Softplus", -20, 25, 3, None)]
    [InlineData("Tanh", -20, 20, 6, 3.5e-7)]
    [InlineData("Tanh", -1e-3, 1e-3, 6, 3.5e-7)]
    [InlineData("Sigmoid", -87.3, 30, 3.5, None)]
    [InlineData("Sigmoid", -10, 10, 3.5, None)]
    [InlineData("Erf", -6, 6, 8, 4.5e-7)]
    [InlineData("Erf", -1e-3, 1e-3, 8, 4.5e-7)]
    [InlineData("NormalCdf", -20, 20, None, 2e-7)]
    [InlineData("NormalDensity", -20, 20, None, 1.2e-7)]
    public void Is_within_its_bound_on_a_dense_grid(string name, double from, double to, double ulps, double absolute)
    {
        var inputs = new float[GridPoints];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)(from + ((to - from) * i / (inputs.Length - 1)));
        }

        AssertWithin(name, inputs, ulps, absolute);
    }

    [Theory]
    [InlineData("Exp", 1.2, None)]
    [InlineData("ExpMinusOne", 2, None)]
    [InlineData("Log", 2.5, None)]
    [InlineData("LogOnePlus", 2.5, None)]
    [InlineData("Softplus", 3, None)]
    [InlineData("Tanh", 6, 3.5e-7)]
    [InlineData("Sigmoid", 3.5, None)]
    [InlineData("Erf", 8, 4.5e-7)]
    [InlineData("NormalCdf", None, 2e-7)]
    [InlineData("NormalDensity", None, 1.2e-7)]
    public void Is_within_its_bound_for_random_bits(string name, double ulps, double absolute)
    {
        var inputs = new float[GridPoints];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = BitConverter.UInt32BitsToSingle((uint)CounterRandom.Mix(5, (ulong)i));
        }

        AssertWithin(name, inputs, ulps, absolute);
    }

    [Theory]
    [InlineData("NormalCdf", 6e-7)]
    [InlineData("NormalDensity", 2e-7)]
    public void Keeps_its_relative_accuracy_in_the_left_tail(string name, double constant)
    {
        for (float x = -13.1f; x < 0; x += 1f / 1024)
        {
            double expected = Functions[name].Expected(x), bound = constant + (6e-8 * x * x);
            double error = Math.Abs((Scalar(name, x) / expected) - 1);
            if (!(error <= bound))
            {
                Assert.Fail($"{name}({x:R}) is off by {error:E2} relative, allowed are {bound:E2}.");
            }
        }
    }

    [Theory]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", 88.72284f, float.PositiveInfinity)]
    [InlineData("Exp", float.MaxValue, float.PositiveInfinity)]
    [InlineData("Exp", float.MinValue, 0f)]
    [InlineData("Exp", -87.4f, 0f)]
    [InlineData("Exp", -1e5f, 0f)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", float.Epsilon, 1f)]
    [InlineData("ExpMinusOne", float.NegativeInfinity, -1f)]
    [InlineData("ExpMinusOne", float.MinValue, -1f)]
    [InlineData("ExpMinusOne", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("ExpMinusOne", float.MaxValue, float.PositiveInfinity)]
    [InlineData("ExpMinusOne", 0f, 0f)]
    [InlineData("ExpMinusOne", 1e-30f, 1e-30f)]
    [InlineData("Log", 0f, float.NegativeInfinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", -float.Epsilon, float.NaN)]
    [InlineData("Log", float.NegativeInfinity, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("LogOnePlus", -1f, float.NegativeInfinity)]
    [InlineData("LogOnePlus", -2f, float.NaN)]
    [InlineData("LogOnePlus", float.NegativeInfinity, float.NaN)]
    [InlineData("LogOnePlus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("LogOnePlus", 0f, 0f)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.MaxValue, float.MaxValue)]
    [InlineData("Softplus", 20.5f, 20.5f)]
    [InlineData("Tanh", float.PositiveInfinity, 1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Tanh", float.MaxValue, 1f)]
    [InlineData("Tanh", -8f, -1f)]
    [InlineData("Tanh", 0f, 0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", 0f, 0.5f)]
    [InlineData("Erf", float.PositiveInfinity, 1f)]
    [InlineData("Erf", float.NegativeInfinity, -1f)]
    [InlineData("Erf", 0f, 0f)]
    [InlineData("NormalCdf", float.PositiveInfinity, 1f)]
    [InlineData("NormalCdf", float.NegativeInfinity, 0f)]
    [InlineData("NormalCdf", float.MinValue, 0f)]
    [InlineData("NormalDensity", float.PositiveInfinity, 0f)]
    [InlineData("NormalDensity", float.MinValue, 0f)]
    public void Has_its_exact_value_at_special_points(string name, float x, float expected) => Assert.Equal(expected, Scalar(name, x));

    [Fact]
    public void Is_compared_with_a_right_yardstick()
    {
        // Digits from Abramowitz and Stegun, tables 7.1 and 26.1, and of e − 1 and ln 1.001.
        Assert.Equal(0.84270079294971487, ReferenceMath.Erf(1), 1e-15);
        Assert.Equal(0.99532226501895273, ReferenceMath.Erf(2), 1e-15);
        Assert.Equal(0.0013498980316300946, ReferenceMath.NormalCdf(-3), 1e-15);
        Assert.Equal(1.7182818284590452, ReferenceMath.ExpMinusOne(1), 1e-15);
        Assert.Equal(9.9950033308353317e-4, ReferenceMath.LogOnePlus(1e-3), 1e-18);
    }

    [Fact]
    public void Takes_minus_zero_for_zero()
    {
        foreach (string name in Functions.Keys)
        {
            Assert.Equal(Scalar(name, 0f), Scalar(name, -0f));
        }
    }

    [Fact]
    public void Hands_NaN_on_whatever_its_bits()
    {
        foreach (string name in Functions.Keys)
        {
            foreach (uint bits in new[] { 0x7FC00000u, 0xFFC00000u, 0x7F800001u, 0x7FFFFFFFu, 0xFFFFFFFFu, 0x7FC00155u })
            {
                Assert.True(float.IsNaN(Scalar(name, BitConverter.UInt32BitsToSingle(bits))), $"{name} of the NaN {bits:X8} is a number.");
            }
        }
    }

    [Fact]
    public void Treats_every_lane_alike()
    {
        float[] inputs = new float[Vector<float>.Count];
        foreach (var (name, function) in Functions)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = (i - 1.3f) * 1.7f;
            }

            var lanes = function.Actual(new Vector<float>(inputs));
            for (int i = 0; i < inputs.Length; i++)
            {
                Assert.Equal(Scalar(name, inputs[i]), lanes[i]);
            }
        }
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Erf")]
    [InlineData("NormalCdf")]
    public void Never_leaves_its_range(string name)
    {
        float smallest = name is "Tanh" or "Erf" ? -1 : 0;
        for (float x = -9; x < 9; x += 1f / 65536)
        {
            float y = Scalar(name, x);
            if (!(y >= smallest && y <= 1))
            {
                Assert.Fail($"{name}({x:R}) is {y:R}, outside of [{smallest}, 1].");
            }
        }
    }

    private static float Scalar(string name, float x) => Functions[name].Actual(Vector.Create(x))[0];

    private static void AssertWithin(string name, float[] inputs, double ulps, double absolute)
    {
        var (actual, expected) = Functions[name];
        for (int i = 0; i < inputs.Length; i += Vector<float>.Count)
        {
            var y = actual(new Vector<float>(inputs, i));
            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                double reference = expected(inputs[i + lane]);
                float rounded = (float)reference;
                if (!float.IsFinite(rounded))
                {
                    Assert.Equal(rounded, y[lane]);
                    continue;
                }

                double error = Math.Abs(y[lane] - reference);

                // Subnormal results are flushed or rounded on the way: an error below the smallest normal float is none.
                bool subnormal = error < 1.1754944e-38;
                bool allowed = error <= absolute && error <= ulps * (MathF.BitIncrement(MathF.Abs(rounded)) - MathF.Abs(rounded));
                if (!subnormal && !allowed)
                {
                    Assert.Fail($"{name}({inputs[i + lane]:R}) is {y[lane]:R}, expected {reference:R}: an error of {error:E2}.");
                }
            }
        }
    }
}

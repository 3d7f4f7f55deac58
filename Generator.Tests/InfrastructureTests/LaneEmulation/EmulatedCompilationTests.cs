using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.LaneEmulation;

namespace NetGen.Generator.Tests.InfrastructureTests.LaneEmulation;

public class EmulatedCompilationTests
{
    // A dense layer as the design writes it: one panel of 16 outputs, a loop over its vectors, references instead of pointers; and the library's interface.
    private const string Kernel =
        """
        using System;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using NetGen;

        public sealed class LeakyReLU : IActivation
        {
            public static Vector<float> Forward(Vector<float> x) => Vector.MaxNative(x, x * 0.01f);
            public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) =>
                Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), dy, dy * 0.01f);
        }

        public static class Kernels
        {
            public static int Lanes() => Vector<float>.Count;

            public static float[] Forward(float[] x, float[] w, float[] bias)
            {
                float[] y = new float[16];
                Dense<LeakyReLU>(ref x[0], ref w[0], ref bias[0], ref y[0], x.Length);
                return y;
            }

            private static void Dense<TActivation>(ref float x, ref float w, ref float bias, ref float y, int inputs)
                where TActivation : IActivation
            {
                for (int column = 0; column < 16; column += Vector<float>.Count)
                {
                    var sum = Vector.LoadUnsafe(ref Unsafe.Add(ref bias, column));
                    for (int k = 0; k < inputs; k++)
                    {
                        sum = Vector.MultiplyAddEstimate(Vector.Create(Unsafe.Add(ref x, k)), Vector.LoadUnsafe(ref Unsafe.Add(ref w, (k * 16) + column)), sum);
                    }

                    TActivation.Forward(sum).StoreUnsafe(ref Unsafe.Add(ref y, column));
                }
            }
        }
        """;

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_kernel_gives_the_same_bits_at_every_number_of_lanes(int lanes)
    {
        var random = new Random(1);
        object[] arguments = [Numbers(random, 37), Numbers(random, 37 * 16), Numbers(random, 16)];
        var compilation = TestCompilation.Create(Kernel);
        var emulated = EmulatedCompilation.Load(compilation, lanes);

        // Each output is one chain of the same multiply-adds, whatever lane it stands in.
        float[] real = GeneratedAssembly.Load(compilation).Invoke<float[]>("Kernels", "Forward", arguments);
        Assert.Equal(lanes, emulated.Invoke<int>("Kernels", "Lanes"));
        Assert.Contains(real, y => y < 0);
        Assert.Contains(real, y => y > 0);
        Assert.Equal(real, emulated.Invoke<float[]>("Kernels", "Forward", arguments));
    }

    [Fact]
    public void A_kernel_that_is_wrong_at_sixteen_lanes_is_caught()
    {
        // It steps by two vectors and so leaves the panel of 16 where a vector fills it.
        const string Overstepping =
            """
            using System.Numerics;
            public static class C
            {
                public static float[] Run()
                {
                    float[] y = new float[48];
                    for (int column = 0; column < 16; column += 2 * Vector<float>.Count)
                    {
                        Vector<float>.One.StoreUnsafe(ref y[column]);
                        Vector<float>.One.StoreUnsafe(ref y[column + Vector<float>.Count]);
                    }

                    return y;
                }
            }
            """;

        var compilation = TestCompilation.Create(Overstepping);

        Assert.Equal(16, EmulatedCompilation.Load(compilation, 4).Invoke<float[]>("C", "Run").Sum());
        Assert.Equal(16, EmulatedCompilation.Load(compilation, 8).Invoke<float[]>("C", "Run").Sum());
        Assert.Equal(32, EmulatedCompilation.Load(compilation, 16).Invoke<float[]>("C", "Run").Sum());
    }

    [Theory]
    [InlineData("using System.Numerics; public static class C { public static int N() => Vector<float>.Count; }")]
    [InlineData("public static class C { public static int N() => System.Numerics.Vector<float>.Count; }")]
    [InlineData("public static class C { public static int N() => global::System.Numerics.Vector<float>.Count; }")]
    [InlineData("using Lanes = System.Numerics.Vector<float>; public static class C { public static int N() => Lanes.Count; }")]
    [InlineData("using Vector = System.Numerics.Vector<float>; public static class C { public static int N() => Vector.Count; }")]
    [InlineData("using V = System.Numerics; public static class C { public static int N() => V.Vector<float>.Count; }")]
    [InlineData("using static System.Numerics.Vector; public static class C { public static int N() { var a = new float[99]; var v = Create(1f); v.CopyTo(a); return (int)System.Linq.Enumerable.Sum(a); } }")]
    [InlineData("namespace A { using System.Numerics; public static class B { public static Vector<int> V => Vector<int>.One; } } public static class C { public static int N() => System.Numerics.Vector.Sum(A.B.V); }")]
    [InlineData("using System.Numerics; class Vector; public static class C { static object? v = new Vector(); public static int N() => Vector<float>.Count + (v is Vector ? 0 : 1); }")]
    [InlineData("using System.Numerics; public static class C { public static int N() => Vector<float>.Count + BitOperations.Log2(1u) + (int)new Vector2(0, 0).X + F<int>(); static T F<T>() where T : INumber<T> => T.Zero; }")]
    public void Every_way_to_write_the_type_means_the_emulation(string source) =>
        Assert.Equal(16, EmulatedCompilation.Load(TestCompilation.Create(source), 16).Invoke<int>("C", "N"));

    [Fact]
    public void The_whole_library_runs_emulated()
    {
        const string Source =
            """
            using NetGen.Generated;
            public static class C
            {
                public static string Library() => typeof(AlignedBuffer).Assembly.GetType("EmulatedLanes.Vector") is null ? "real" : "emulated";
                public static int Length(int n) => new AlignedBuffer(n).Clone().Span.Length;
            }
            """;
        var emulated = EmulatedCompilation.Load(TestCompilation.Create(Source), 16);

        Assert.Equal("emulated", emulated.Invoke<string>("C", "Library"));
        Assert.Equal(33, emulated.Invoke<int>("C", "Length", 33));
        Assert.Equal("real", GeneratedAssembly.Load(TestCompilation.Create(Source)).Invoke<string>("C", "Library"));
    }

    [Fact]
    public void What_the_emulation_lacks_is_named()
    {
        var compilation = TestCompilation.Create("using System.Numerics; public static class C { public static Vector<float> F(Vector<float> x) => Vector.RadiansToDegrees(x); }");

        Assert.Contains("RadiansToDegrees", Assert.Throws<InvalidOperationException>(() => EmulatedCompilation.Load(compilation, 16)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_numbers_of_lanes_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmulatedCompilation.Load(TestCompilation.Create("class C;"), 12));

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}

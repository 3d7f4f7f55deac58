using System.Numerics;
using System.Reflection;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.LaneEmulation;

namespace NetGen.Generator.Tests.InfrastructureTests.LaneEmulation;

public class VectorMembersTests
{
    private const string TypeName = "NetGen.Generator.Tests.InfrastructureTests.LaneEmulation.VectorMembers";

    private const string Usings = "global using System; global using System.Collections.Generic;";

    private static readonly string Source =
        File.ReadAllText(RepositoryRoot.Path("Generator.Tests", "InfrastructureTests", "LaneEmulation", "VectorMembers.cs"));

    // As many lanes as this processor has, so that both can be compared.
    private static readonly Lazy<GeneratedAssembly> Emulated = new(() => EmulatedCompilation.Load(TestCompilation.Create(Source, Usings), Vector<float>.Count));

    [Fact]
    public void Emulated_vectors_give_the_bits_of_real_ones()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var real = VectorMembers.Exact(seed);
            var emulated = Emulated.Value.Invoke<(string Expression, byte[] Bits)[]>(TypeName, nameof(VectorMembers.Exact), seed);

            Assert.Equal(real.Length, emulated.Length);
            Assert.All(real.Zip(emulated), pair => Assert.True(
                pair.First.Bits.AsSpan().SequenceEqual(pair.Second.Bits),
                $"{pair.First.Expression} (seed {seed}): {Convert.ToHexString(pair.First.Bits)}, but emulated {Convert.ToHexString(pair.Second.Bits)}"));
        }
    }

    [Fact]
    public void Emulated_functions_come_close_to_real_ones()
    {
        double[] real = VectorMembers.Approximate(1);
        double[] emulated = Emulated.Value.Invoke<double[]>(TypeName, nameof(VectorMembers.Approximate), 1);

        // The framework's formulas are good to 2 ulp (2.4e-7), the emulation's to 1; sine and cosine are compared near zero too.
        Assert.All(real.Zip(emulated), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1e-6 * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Every_emulated_function_is_compared()
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = EmulatedVector().GetMethods(Public).Where(m => !m.IsSpecialName).Select(m => m.Name).Distinct().ToList();
        Assert.True(names.Count > 100, $"only {names.Count} functions found");
        Assert.All(names, name => Assert.Matches($@"\.{name.Replace("AsEmulated", "As", StringComparison.Ordinal)}\b", Source));
    }

    // The emulation stands in the emulated library: a type that the source uses leads there.
    private static Type EmulatedVector()
    {
        var vector = Emulated.Value.Type(TypeName).GetMethod("Float", BindingFlags.NonPublic | BindingFlags.Instance)!.ReturnType;
        Assert.Equal("EmulatedLanes", vector.Namespace);
        return vector.Assembly.GetType("EmulatedLanes.Vector")!;
    }
}

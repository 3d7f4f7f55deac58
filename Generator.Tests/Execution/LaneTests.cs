using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics.X86;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;
using NetGen.Generator.Tests.Infrastructure.LaneEmulation;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The networks of the gradient tests where vectors are not what they are here: 4 lanes, no vectors of 512 bits, and no fused multiply-add in child processes, 16 lanes emulated.
/// The reference computes the dropout masks, so they are compared exactly: what is dropped is expected to be 0 without tolerance.
/// </summary>
/// <remarks>20 networks of each covering array times the environment variable <c>NETGEN_TEST_SCALE</c> (1 unless set; 15 and more give all of it).</remarks>
[Trait("Category", "Long")]
public class LaneTests
{
    private const string NoWideVectors = "DOTNET_EnableAVX512";

    public static TheoryData<int> Compilations => [.. Enumerable.Range(0, GradientCases.LaneSets.Count)];

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Networks_compute_the_same_with_four_lanes(int set) =>
        CheckInChild(GradientCases.LaneSets[set], new() { ["DOTNET_MaxVectorTBitWidth"] = "128", [NoWideVectors] = "0" }, "4 lanes, wide False");

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Networks_compute_the_same_without_wide_vectors(int set) =>
        CheckInChild(GradientCases.LaneSets[set], new() { [NoWideVectors] = "0" }, string.Create(CultureInfo.InvariantCulture, $"{Math.Min(8, Vector<float>.Count)} lanes, wide False"));

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Networks_compute_the_same_without_a_fused_multiply_add(int set) =>
        CheckInChild(GradientCases.LaneSets[set], new() { ["DOTNET_EnableAVX2"] = "0" }, X86Base.IsSupported ? "4 lanes, wide False, FMA False" : "4 lanes");

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Networks_compute_the_same_with_sixteen_lanes(int set) =>
        GradientCases.LaneSets[set].Check(EmulatedCompilation.Load(GradientCases.LaneSets[set].Compilation, 16));

    private static void CheckInChild(CaseSet set, Dictionary<string, string> environment, string expectedSet)
    {
        var (instructionSet, results) = ChildGradients.Run(set, environment);

        Assert.StartsWith(expectedSet, instructionSet, StringComparison.Ordinal);
        for (int i = 0; i < set.Count; i++)
        {
            set.Check(i, results[i]);
        }
    }
}

using System.Runtime.Intrinsics.X86;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;
using NetGen.Generator.Tests.Execution.Scenarios;
using NetGen.Generator.Tests.Infrastructure.LaneEmulation;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The networks of the gradient tests where vectors are not what they are here: 4 lanes and no fused multiply-add in child processes, 16 lanes emulated.
/// The reference computes the dropout masks, so they are compared exactly: what is dropped is expected to be 0 without tolerance.
/// </summary>
public class LaneTests
{
    /// <summary>Every how many networks of the covering array one is taken.</summary>
    private const int Step = 8;

    [Theory]
    [InlineData("DOTNET_MaxVectorTBitWidth", "128", "4 lanes")]
    [InlineData("DOTNET_EnableAVX2", "0", "4 lanes, FMA False")]
    public void Networks_compute_the_same_under_another_instruction_set(string variable, string value, string expected)
    {
        var set = GradientCases.Sample(Step);
        using var child = new ChildProcess(set.Compilation);
        string requests = child.PathOf("requests"), results = child.PathOf("results");
        using (var writer = new BinaryWriter(File.Create(requests)))
        {
            for (int i = 0; i < set.Count; i++)
            {
                writer.Write(i);
                writer.Write(set.Seed(i));
                ArrayStream.Write(writer, set.Arguments(i));
            }
        }

        string output = child.Run(new Dictionary<string, string> { [variable] = value }, "gradients", requests, results);

        // Arm has 4 lanes and a fused multiply-add whatever these variables say.
        Assert.StartsWith(Sse.IsSupported ? expected : "4 lanes", output, StringComparison.Ordinal);
        using var reader = new BinaryReader(File.OpenRead(results));
        for (int i = 0; i < set.Count; i++)
        {
            set.Check(i, ArrayStream.Read(reader));
        }
    }

    [Fact]
    public void Networks_compute_the_same_with_sixteen_lanes()
    {
        var set = GradientCases.Sample(Step);
        set.Check(EmulatedCompilation.Load(set.Compilation, 16));
    }
}

using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Child;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.LaneEmulation;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// A NaN at any place of a row goes through every layer: it shows in the predictions, the outputs and the loss of its row, it takes part in the gradient, and
/// no other row changes. With vectors of 4, 8 and 16 lanes, as the processor has them and emulated.
/// </summary>
public class NaNTests
{
    private static readonly Lazy<CSharpCompilation> Compilation = new(() => CaseSet.CompileWithScenarios(
        $$"""
        {{LayerNetworks.Source}}
        public static class Networks
        {
            public static string Run(int network, string command, string argument, int workers) => NaNScenario.Report(
                {{string.Join(",\n", Enumerable.Range(0, LayerNetworks.Count).Select(i => $"NaNScenario.Run<Network{i}>()"))}});

            public static float[][] RunGradients(int network, long seed, float[][] arguments) => throw new NotSupportedException();
        }
        """));

    [Fact]
    public void Every_layer_is_in_a_network() => Assert.Empty(LayerNetworks.Missing);

    [Fact]
    public void NaN_goes_through_every_layer() => AssertNothingIsWrong(RunIn(GeneratedAssembly.Load(Compilation.Value)));

    [Theory]
    [InlineData("EnableAVX2", "0")]
    [InlineData("MaxVectorTBitWidth", "128")]
    [InlineData("MaxVectorTBitWidth", "512")]
    [Trait("Category", "Long")]
    public void NaN_goes_through_every_layer_with_other_vectors(string setting, string value)
    {
        using var child = new ChildProcess(Compilation.Value);
        AssertNothingIsWrong(child.Run(new Dictionary<string, string> { ["DOTNET_" + setting] = value }, "nan", "0", "-", "0"));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void NaN_goes_through_every_layer_with_sixteen_lanes() => AssertNothingIsWrong(RunIn(EmulatedCompilation.Load(Compilation.Value, 16)));

    private static string RunIn(GeneratedAssembly assembly) => assembly.Invoke<string>("NetGen.Generator.Tests.Execution.Scenarios.Networks", "Run", 0, "nan", "-", 0);

    private static void AssertNothingIsWrong(string report) => Assert.True(report is "4 lanes" or "8 lanes" or "16 lanes", report);
}

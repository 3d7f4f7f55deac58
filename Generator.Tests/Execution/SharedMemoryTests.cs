using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Writing;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// A buffer of the arena lies in the place of what is not needed any more. If something is needed after all, the results differ from those of the same network
/// with a place of its own for each buffer. They are compared bit by bit: predictions, losses, gradients.
/// </summary>
public sealed class SharedMemoryTests
{
    public static TheoryData<string> Groups => ["graphs", "dense", "images", "convolutions", "transposed", "batches"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Results_are_those_of_buffers_apart(string group)
    {
        var cases = new CaseSet(
            group switch { "graphs" => GraphCases.All, "dense" => GradientCases.Structures, "images" => ImageCases.Structures, "transposed" => TransposedConvolutionCases.Structures, "batches" => BatchNormCases.Structures, _ => ConvolutionCases.Structures }, firstSeed: 0);
        var shared = GeneratedAssembly.Load(cases.Compilation);
        var (compilation, saved) = Apart(cases.Compilation, cases.Count);
        var apart = GeneratedAssembly.Load(compilation);

        Assert.True(saved > 0, "No network shares memory.");
        for (int i = 0; i < cases.Count; i++)
        {
            Assert.Equal(cases.Run(apart, i).SelectMany(r => r).Select(BitConverter.SingleToInt32Bits), cases.Run(shared, i).SelectMany(r => r).Select(BitConverter.SingleToInt32Bits));
        }
    }

    /// <summary>The same networks without shared memory, and the floats a row that sharing saves in all of them.</summary>
    private static (CSharpCompilation Compilation, int Saved) Apart(CSharpCompilation compilation, int count)
    {
        int saved = 0;
        var result = compilation;
        for (int i = 0; i < count; i++)
        {
            string name = $"{typeof(CaseSet).Namespace!.Replace("Cases", "Scenarios", StringComparison.Ordinal)}.Network{i}";
            var spec = NetworkSpecs.Of(compilation, name);
            NetworkPlan plan = NetworkPlanner.Plan(spec, PlanOptions.Usual with { SharesMemory = false }), sharing = NetworkPlanner.Plan(spec);
            saved += plan.Training.Width - sharing.Training.Width;
            var tree = compilation.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == spec.HintName);
            result = result.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(NetworkWriter.Write(plan), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        }

        return (result, saved);
    }
}

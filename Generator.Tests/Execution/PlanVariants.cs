using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Writing;

namespace NetGen.Generator.Tests.Execution;

/// <summary>The networks of a set of cases as they are planned for users, and planned otherwise.</summary>
internal static class PlanVariants
{
    /// <summary>The sets of cases, by name.</summary>
    public static TheoryData<string> Groups => ["graphs", "dense", "images", "convolutions", "transposed", "batches"];

    /// <summary>The cases of a group.</summary>
    public static CaseSet Cases(string group) => new(
        group switch
        {
            "graphs" => GraphCases.All,
            "dense" => GradientCases.Structures,
            "images" => ImageCases.Structures,
            "transposed" => TransposedConvolutionCases.Structures,
            "batches" => BatchNormCases.Structures,
            _ => ConvolutionCases.Structures,
        },
        firstSeed: 0);

    /// <summary>Fails where results of the networks differ by a bit from those of the same networks planned otherwise.</summary>
    /// <param name="cases">The networks.</param>
    /// <param name="options">How they are planned otherwise.</param>
    /// <param name="see">Sees the plans of a network, the usual one first.</param>
    /// <returns>How many networks have another text.</returns>
    public static int CheckBits(CaseSet cases, PlanOptions options, Action<NetworkPlan, NetworkPlan>? see = null)
    {
        var (compilation, differing) = Replan(cases.Compilation, cases.Count, options, see);
        GeneratedAssembly usual = GeneratedAssembly.Load(cases.Compilation), other = GeneratedAssembly.Load(compilation);
        for (int i = 0; i < cases.Count; i++)
        {
            Assert.Equal(cases.Run(other, i).SelectMany(r => r).Select(BitConverter.SingleToInt32Bits), cases.Run(usual, i).SelectMany(r => r).Select(BitConverter.SingleToInt32Bits));
        }

        return differing;
    }

    private static (CSharpCompilation Compilation, int Differing) Replan(CSharpCompilation compilation, int count, PlanOptions options, Action<NetworkPlan, NetworkPlan>? see)
    {
        int differing = 0;
        var result = compilation;
        for (int i = 0; i < count; i++)
        {
            string name = $"{typeof(CaseSet).Namespace!.Replace("Cases", "Scenarios", StringComparison.Ordinal)}.Network{i}";
            var spec = NetworkSpecs.Of(compilation, name);
            NetworkPlan usual = NetworkPlanner.Plan(spec), other = NetworkPlanner.Plan(spec, options);
            see?.Invoke(usual, other);
            var tree = compilation.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == spec.HintName);
            string text = NetworkWriter.Write(other);
            differing += text == tree.ToString() ? 0 : 1;
            result = result.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        }

        return (result, differing);
    }
}

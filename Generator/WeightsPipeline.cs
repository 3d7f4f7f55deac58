using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Weights;

namespace NetGen.Generator;

/// <summary>The pipeline from items <c>NetGenWeights</c> to members: stubs → files → those of a network → text. Without such items it does nothing.</summary>
internal static class WeightsPipeline
{
    /// <summary>Names of the stages, for tests of what an edit makes run again.</summary>
    public const string Files = "WeightsFiles", Output = "WeightsOutput";

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NetworkSpec> networks, IncrementalValuesProvider<NetworkSpec> others)
    {
        var files = context.AdditionalTextsProvider.Where(WeightsStub.IsStub).Select(WeightsStub.Read).WithTrackingName(Files).Collect()
            .Select(static (all, _) => all.OrderBy(f => f.Path, StringComparer.Ordinal).ToEquatableArray());
        Write(context, networks.Combine(files));
        Write(context, others.Combine(files));

        // An item whose network is not there would be embedded for nobody.
        var strangers = Names(networks).Combine(Names(others)).Combine(files).SelectMany(static (all, _) =>
            all.Right.Where(f => !all.Left.Left.Contains(f.Network) && !all.Left.Right.Contains(f.Network)));
        context.RegisterSourceOutput(strangers, static (output, file) =>
        {
            string network = file.Network.Length == 0
                ? "no network: write Network=\"Namespace.Class\""
                : $"the network '{file.Network}', which this project does not have";
            Report(output, WeightsProblem.Create(Descriptors.WeightsWithoutNetwork, file, file.FileName, network));
        });
    }

    private static void Write(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(NetworkSpec Network, EquatableArray<WeightsFile> Files)> networks)
    {
        var outputs = networks
            .Select(static (pair, _) => (pair.Network, Files: pair.Files.Where(f => f.Network == WeightsWriter.NameOf(pair.Network)).ToEquatableArray()))
            .Where(static pair => pair.Files.Count > 0)
            .Select(static (pair, cancellation) => WeightsWriter.Write(pair.Network, pair.Files, cancellation))
            .WithTrackingName(Output);
        context.RegisterSourceOutput(outputs, static (output, written) =>
        {
            foreach (var problem in written.Problems)
            {
                Report(output, problem);
            }

            if (written.Text is not null)
            {
                output.AddSource(written.HintName, SourceText.From(written.Text, Encoding.UTF8));
            }
        });
    }

    private static IncrementalValueProvider<EquatableArray<string>> Names(IncrementalValuesProvider<NetworkSpec> networks) =>
        networks.Select(static (spec, _) => WeightsWriter.NameOf(spec)).Collect().Select(static (names, _) => names.ToEquatableArray());

    /// <summary>At the file that is at fault.</summary>
    private static void Report(SourceProductionContext output, WeightsProblem problem) => output.ReportDiagnostic(Diagnostic.Create(
        Descriptors.Of(problem.Id), Location.Create(problem.Path, default, default), problem.MessageArguments.ToArray<object>()));
}

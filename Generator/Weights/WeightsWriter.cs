using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;
using NetGen.Generator.Writing;

namespace NetGen.Generator.Weights;

/// <summary>What is written and said for a network with embedded weights.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Text">Its text; null where nothing is written.</param>
/// <param name="Problems">What is wrong, and the file at fault.</param>
internal sealed record WeightsOutput(string HintName, string? Text, EquatableArray<WeightsProblem> Problems);

/// <summary>What is wrong with an item <c>NetGenWeights</c>.</summary>
internal sealed record WeightsProblem(string Id, string Path, EquatableArray<string> MessageArguments)
{
    public static WeightsProblem Create(DiagnosticDescriptor descriptor, WeightsFile file, params string[] arguments) =>
        new(descriptor.Id, file.Path, arguments.Select(Problem.OneLine).ToEquatableArray());
}

/// <summary>Writes the member that makes a network with its embedded weights, and checks these.</summary>
internal static class WeightsWriter
{
    private const int ShownFaults = 3;

    /// <summary>The name of a network as an item writes it: with its namespace, without @.</summary>
    public static string NameOf(ITypeSpec spec) => TypeWriter.FullName(spec).Replace("@", string.Empty);

    public static WeightsOutput Write(NetworkSpec spec, EquatableArray<WeightsFile> files, CancellationToken cancellation)
    {
        var plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();
        string hint = spec.HintName.Replace(".g.cs", ".weights.g.cs");
        if (plan.HasErrors)
        {
            // The network's own errors are all there is to read, once its members are there.
            return new WeightsOutput(hint, ErrorWriter.CanExtend(plan.Problems) ? Text(spec, files[0]) : null, EquatableArray<WeightsProblem>.Empty);
        }

        return new WeightsOutput(hint, Text(spec, files[0]), Problems(plan, files).ToEquatableArray());
    }

    private static IEnumerable<WeightsProblem> Problems(NetworkPlan plan, EquatableArray<WeightsFile> files)
    {
        string network = NameOf(plan.Spec);
        foreach (var second in files.Skip(1))
        {
            yield return WeightsProblem.Create(
                Descriptors.WeightsWithoutNetwork, second, second.FileName, $"the network '{network}', which has those of '{files[0].FileName}' already");
        }

        var file = files[0];
        if (file.Header is null)
        {
            yield return WeightsProblem.Create(Descriptors.UnreadableWeights, file, file.FileName, file.Fault!);
        }
        else if (WeightsCheck.Faults(plan, file.Header) is { Count: > 0 } faults)
        {
            string more = faults.Count > ShownFaults ? $"; and {faults.Count - ShownFaults} more" : string.Empty;
            yield return WeightsProblem.Create(Descriptors.WeightsDoNotFit, file, file.FileName, network, string.Join("; ", faults.Take(ShownFaults)) + more);
        }
    }

    private static string Text(NetworkSpec spec, WeightsFile file)
    {
        string self = "global::" + TypeWriter.FullName(spec);
        var writer = new CodeWriter();
        TypeWriter.Header(writer);
        TypeWriter.DisableNameWarnings(writer, spec);
        TypeWriter.DisableWarnings(writer, spec.Warnings, "// A class or type of yours is marked for its users, of whom the kernels are none.");
        using (TypeWriter.Open(writer, spec))
        {
            string name = System.Security.SecurityElement.Escape(Problem.OneLine(file.FileName));
            writer.Line($"/// <summary>A network with the weights of {name}, which are embedded in the program.</summary>");
            using (writer.Open($"public static {self} FromEmbedded()"))
            {
                writer.Line($"{self} network = new(0L);");
                writer.Line($"global::NetGen.Generated.NetworkFile.LoadEmbedded(network.core, typeof({self}).Assembly, {Literals.Text(file.Resource)});");
                writer.Line("return network;");
            }
        }

        TypeWriter.CloseAround(writer, spec);
        return writer.ToString();
    }
}

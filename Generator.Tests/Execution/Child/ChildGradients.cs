using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Execution.Scenarios;

namespace NetGen.Generator.Tests.Execution.Child;

/// <summary>The networks of a set in a process of their own, where vectors are others.</summary>
internal static class ChildGradients
{
    /// <summary>What every network computes there, and the vectors that it had.</summary>
    public static (string InstructionSet, float[][][] Results) Run(CaseSet set, Dictionary<string, string> environment)
    {
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

        string instructionSet = child.Run(environment, "gradients", requests, results);
        using var reader = new BinaryReader(File.OpenRead(results));
        return (instructionSet, [.. Enumerable.Range(0, set.Count).Select(_ => ArrayStream.Read(reader))]);
    }
}

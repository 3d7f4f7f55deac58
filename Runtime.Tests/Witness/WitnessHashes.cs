using System.Globalization;
using NetGen.Runtime.Tests.Training.Checkpoints.Child;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>The hashes of all parts of all networks, one a line: <c>network part hash</c>.</summary>
internal static class WitnessHashes
{
    /// <summary>The environment variable that, set to 1, makes what is computed now the right hashes; without effect where <c>CI</c> is <c>true</c>.</summary>
    public const string AcceptVariable = "NETGEN_ACCEPT_WITNESS";

    public static bool AreAccepted =>
        Environment.GetEnvironmentVariable(AcceptVariable) == "1"
        && !string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Computes them in a process of its own.</summary>
    /// <param name="lanes">Floats in a vector.</param>
    /// <param name="hasWideVectors">Whether vectors of 512 bits may be used, where the processor has them.</param>
    public static IReadOnlyList<string> Compute(int lanes, bool hasWideVectors)
    {
        int bits = 8 * sizeof(float) * lanes;
        var environment = new Dictionary<string, string> { ["DOTNET_MaxVectorTBitWidth"] = bits.ToString(CultureInfo.InvariantCulture) };
        if (!hasWideVectors)
        {
            environment["DOTNET_EnableAVX512"] = "0";
        }

        using var child = ChildProcess.Start(WitnessProgram.Mode, environment);
        string[] lines = child.WaitForEnd();
        Assert.True(child.ExitCode == 0, child.Error);
        Assert.Equal(lanes.ToString(CultureInfo.InvariantCulture), lines[0]);
        return lines[1..];
    }

    public static IReadOnlyList<string> Read(int lanes) => File.ReadAllLines(FileOf(lanes));

    public static void Accept(int lanes, IReadOnlyList<string> hashes) => File.WriteAllText(FileOf(lanes), string.Concat(hashes.Select(line => line + "\n")));

    private static string FileOf(int lanes) => RepositoryRoot.Path("Runtime.Tests", "Witness", string.Create(CultureInfo.InvariantCulture, $"lanes{lanes}.txt"));
}

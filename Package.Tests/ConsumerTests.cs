using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>A project that references the package and nothing else, built and run by the SDK.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class ConsumerTests(PackedPackage package, DigitsUnderTheJit jit)
{
    [Fact]
    public void Builds_without_a_warning_trains_saves_and_loads()
    {
        var result = jit.Result(package);

        // 97.0 to 97.7 % is what this network reaches; one seed deviates by 0.8.
        Assert.InRange(result.Accuracy, 0.95, 1);
        Assert.True(result.PredictsTheSame);
    }

    [Fact]
    public void Generated_files_are_written_where_the_guide_says()
    {
        string generated = Path.Combine(jit.Project(package).Folder, "obj", "Release", "net10.0", "generated", "NetGen.Generator", "NetGen.Generator.NetworkGenerator", "DigitClassifier.g.cs");
        Assert.Contains("partial class DigitClassifier : global::NetGen.INetwork<global::DigitClassifier>", File.ReadAllText(generated), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_network_does_not_build_and_a_doubtful_one_warns()
    {
        using var project = new ConsumerProject(package, "Mistakes.cs", "net10.0");
        var build = project.DotNet("build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        string error = Assert.Single(build.Errors), warning = Assert.Single(build.Warnings);

        // The attribute, the id, what is wrong, and the page, which is in the package.
        Assert.Contains("Mistakes.cs(5,2): error NETGEN0102: Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it (docs/diagnostics/NETGEN0102.md)", error, StringComparison.Ordinal);
        Assert.Contains("Mistakes.cs(12,2): warning NETGEN0206: ", warning, StringComparison.Ordinal);
        Assert.Contains("(docs/diagnostics/NETGEN0206.md)", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_network_does_not_build_without_analyzers_either()
    {
        using var project = new ConsumerProject(package, "Mistakes.cs", "net10.0");
        var build = project.DotNet("build", "-c", "Release", "-p:RunAnalyzers=false");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error CS1029: #error: 'NETGEN0102: Dense 'dense1' expects a vector but gets 8×8×1: put [Flatten] before it'", Assert.Single(build.Errors), StringComparison.Ordinal);
    }
}

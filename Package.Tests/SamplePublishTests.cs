using System.Globalization;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>A sample, which refers to the projects instead of the package, published by one command line.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class SamplePublishTests
{
    /// <summary>Code that is generic over networks is compiled for them ahead of time too.</summary>
    [PublishFact("net10.0", "PublishAot", smallestScale: 10)]
    [Trait("Category", "Long")]
    public void CartPole_learns_ahead_of_time()
    {
        const string LastLine = "mean of the last 100 episodes: ";
        string folder = Directory.CreateTempSubdirectory("netgen-sample-").FullName;
        try
        {
            Checkout.Copy(folder, Path.Combine("Samples", "Directory.Build.props"), Path.Combine("Samples", "Common"), Path.Combine("Samples", "CartPole"));
            string project = Path.Combine("Samples", "CartPole");
            string[] publish = ["publish", project, "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-o", "published", "-warnaserror"];
            Command.Run(ProcessRunner.DotNet, folder, packages: null, publish).Clean();
            foreach (string algorithm in (string[])["ppo", "dqn"])
            {
                string[] lines = Command.Run(Path.Combine(folder, "published", "CartPole"), folder, packages: null, "--algorithm", algorithm).Clean().Lines;
                Assert.StartsWith(LastLine, lines[^1], StringComparison.Ordinal);
                Assert.InRange(double.Parse(lines[^1][LastLine.Length..], CultureInfo.InvariantCulture), algorithm == "ppo" ? 475 : 195, 500);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

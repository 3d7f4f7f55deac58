using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>Weights that a project embeds with <c>NetGenWeights</c>: one file ships.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class ShippedWeightsTests(PackedPackage package)
{
    [Fact]
    public void The_program_carries_its_weights_and_those_that_do_not_fit_do_not_build()
    {
        using var project = new ConsumerProject(package, "Embedded.cs", "net10.0");
        string prediction = SaveWeights(project);
        Embed(project);
        Assert.Equal(prediction, RunAlone(project));

        // What has not changed is not compiled again.
        string assembly = Path.Combine(project.Folder, "obj", "Release", "net10.0", "Consumer.dll");
        var built = File.GetLastWriteTimeUtc(assembly);
        project.DotNet("build", "-c", "Release").Clean();
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));

        // Other weights of the same network, in half precision: only the file is another.
        Replace(project, "retrained.safetensors");
        Assert.NotEqual(prediction, RunAlone(project));

        Replace(project, "wider.safetensors");
        var build = project.DotNet("build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            $"{Path.Combine(project.Folder, "parity.safetensors")}(1,1): error NETGEN0601: 'parity.safetensors' does not fit 'Models.Parity': "
            + "layer 'dense1': '0.weight' is 5×2 in the file but 4×2 in the network; ",
            Assert.Single(build.Errors), StringComparison.Ordinal);

        File.Delete(Path.Combine(project.Folder, "parity.safetensors"));
        build = project.DotNet("build", "-c", "Release");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(build.Errors, error => error.Contains("parity.safetensors", StringComparison.Ordinal));
    }

    [PublishFact("net10.0", "PublishAot")]
    [Trait("Category", "Long")]
    public void Ahead_of_time_one_file_ships()
    {
        using var project = new ConsumerProject(
            package, "Embedded.cs", "net10.0", needsPacks: true, "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");
        string prediction = SaveWeights(project);
        Embed(project);
        using var elsewhere = new TemporaryFolder();
        string executable = Path.Combine(elsewhere.Path, "Consumer");
        File.Copy(Path.Combine(project.Publish(), "Consumer"), executable);
        Assert.Equal(prediction, Command.Run(executable, elsewhere.Path, null).Clean().Output);
        Assert.Equal([executable], Directory.GetFiles(elsewhere.Path));
    }

    private static string SaveWeights(ConsumerProject project)
    {
        project.DotNet("build", "-c", "Release").Clean();
        return project.DotNet("run", "-c", "Release", "--no-build").Clean().Output;
    }

    private static void Embed(ConsumerProject project) => File.WriteAllText(Path.Combine(project.Folder, "Directory.Build.props"), """
        <Project>
          <PropertyGroup>
            <DefineConstants>EMBEDDED</DefineConstants>
          </PropertyGroup>
          <ItemGroup>
            <NetGenWeights Include="parity.safetensors" Network="Models.Parity" />
          </ItemGroup>
        </Project>
        """);

    /// <summary>Builds the program, and runs it where no file of weights is.</summary>
    private static string RunAlone(ConsumerProject project)
    {
        project.DotNet("build", "-c", "Release").Clean();
        using var elsewhere = new TemporaryFolder();
        string program = Path.Combine(project.Folder, "bin", "Release", "net10.0", "Consumer.dll");
        return Command.Run(ProcessRunner.DotNet, elsewhere.Path, null, program).Clean().Output;
    }

    private static void Replace(ConsumerProject project, string weights) =>
        File.Copy(Path.Combine(project.Folder, weights), Path.Combine(project.Folder, "parity.safetensors"), overwrite: true);
}

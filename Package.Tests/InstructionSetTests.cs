using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>The instruction set that the package's targets choose ahead of time, asked of MSBuild without compiling.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class InstructionSetTests(PackedPackage package, DigitsUnderTheJit restored)
{
    [Theory]
    [InlineData("net9.0", "linux-x64", "", "", "x86-x64-v3")]
    [InlineData("net10.0", "linux-x64", "", "", "x86-64-v3")]
    [InlineData("net10.0", "linux-arm64", "", "", "")]
    [InlineData("net9.0", "linux-x64", "avx2,fma", "", "avx2,fma")]
    [InlineData("net10.0", "linux-x64", "avx2", "", "avx2")]
    [InlineData("net10.0", "linux-x64", "", "-p:NetGen_ChooseInstructionSet=false", "")]
    [InlineData("net10.0", "linux-x64", "x86-64-v2", "-p:NoWarn=NETGENCFG001", "x86-64-v2")]
    public void Is_one_with_a_multiply_add_unless_another_is_set(string framework, string runtime, string set, string property, string expected) =>
        Assert.Equal(expected, Evaluate(framework, runtime, set, property).Clean().Output.Trim());

    /// <summary>Measured with a program that prints both: the compiler of .NET 9 does not count the multiply-add to avx2.</summary>
    [Theory]
    [InlineData("net9.0", "avx2", "x86-x64-v3")]
    [InlineData("net9.0", "x86-x64-v2", "x86-x64-v3")]
    [InlineData("net10.0", "native,-avx2", "x86-64-v3")]
    public void A_slower_one_stays_and_warns(string framework, string set, string better)
    {
        var result = Evaluate(framework, "linux-x64", set, "");
        Assert.Equal((0, set), (result.ExitCode, result.Lines[0]));
        Assert.Contains($"warning NETGENCFG001: IlcInstructionSet is '{set}', which lacks AVX2 or FMA", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains($"'{better}'", result.Warnings[0], StringComparison.Ordinal);
    }

    private CommandResult Evaluate(string framework, string runtime, string set, string property) => restored.Project(package).DotNet(
        [
            "msbuild", "-nologo", "-t:NetGenChooseInstructionSet", "-getProperty:IlcInstructionSet", $"-p:TargetFramework={framework}", $"-p:RuntimeIdentifier={runtime}",
            "-p:PublishAot=true", $"-p:IlcInstructionSet={set.Replace(",", "%2C", StringComparison.Ordinal)}", .. property.Length > 0 ? [property] : Array.Empty<string>(),
        ]);
}

using System.Globalization;
using NetGen.Package.Tests.Infrastructure;
using Xunit.Abstractions;

namespace NetGen.Package.Tests;

/// <summary>The digits' program published, trimmed or ahead of time: no tool warns, and it trains to what it trains to under the JIT compiler.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class PublishTests(PackedPackage package, DigitsUnderTheJit jit, ITestOutputHelper log)
{
    [PublishFact("net10.0", "PublishTrimmed")]
    [Trait("Category", "Long")]
    public void Trimmed()
    {
        using var project = new ConsumerProject(package, "Digits.cs", "net10.0", needsPacks: true, "<PublishTrimmed>true</PublishTrimmed><InvariantGlobalization>true</InvariantGlobalization>");
        string published = project.Publish();
        AssertIsAsUnderTheJit(project.RunDigits(Path.Combine(published, "Consumer")));
    }

    [PublishFact("net9.0", "PublishAot", smallestScale: 10)]
    [Trait("Category", "Long")]
    public void Ahead_of_time_by_NET_9() => AheadOfTime("net9.0");

    [PublishFact("net10.0", "PublishAot")]
    [Trait("Category", "Long")]
    public void Ahead_of_time_by_NET_10() => AheadOfTime("net10.0");

    private void AheadOfTime(string framework)
    {
        using var project = new ConsumerProject(package, "Digits.cs", framework, needsPacks: true, "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");
        string executable = Path.Combine(project.Publish(), "Consumer");
        var result = project.RunDigits(executable);
        AssertIsAsUnderTheJit(result);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{framework} ahead of time: {new FileInfo(executable).Length / 1e6:0.0} MB, {Times(result)}; under the JIT: {Times(jit.Result(package))}"));
    }

    private static string Times(DigitsResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"first step {result.FirstStepMilliseconds:0} ms after the start, {result.StepMicroseconds:0.0} µs a step");

    private void AssertIsAsUnderTheJit(DigitsResult result)
    {
        var expected = jit.Result(package);
        Assert.Equal((expected.Lanes, expected.MultiplyAdd), (result.Lanes, result.MultiplyAdd));
        Assert.Equal(expected.Label, result.Label);
        Assert.True(result.PredictsTheSame);

        // The same operations in the same order at the same width: only a function of the C library could differ, in its last bit.
        Assert.Equal(expected.TrainingLoss, result.TrainingLoss, 1e-9);
        Assert.Equal(expected.Loss, result.Loss, 1e-9);
        Assert.Equal(expected.Accuracy, result.Accuracy, 1e-9);
    }
}

using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/sequences.md</c> compile without a warning, and their networks learn.</summary>
public sealed class SequencesTests
{
    [Fact]
    public void Waves_are_told_apart()
    {
        string block = DocumentedPrograms.Blocks("docs", "sequences.md")[0];
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput());

        float right = program.Invoke<float>("Shapes", "Run");

        // A third by chance; what the page's reader would call learnt.
        Assert.True(right > 0.9f, FormattableString.Invariant($"{right}"));
    }

    [Fact]
    public void A_sensor_is_followed_step_by_step()
    {
        string block = DocumentedPrograms.Blocks("docs", "sequences.md")[1];
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput());

        float error = program.Invoke<float>("Sensor", "Run");

        // The readings themselves are off by a twelfth and more.
        Assert.InRange(error, 0, 0.02f);
    }
}

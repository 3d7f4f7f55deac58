using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/sequences.md</c> compile without a warning, and their networks learn.</summary>
public sealed class SequencesTests
{
    private static string[] Blocks => DocumentedPrograms.Blocks("docs", "sequences.md");

    [Fact]
    public void Waves_are_told_apart()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(Blocks[0], program: false).CheckedOutput());

        float right = program.Invoke<float>("Shapes", "Run");

        // A third by chance; what the page's reader would call learnt.
        Assert.True(right > 0.9f, FormattableString.Invariant($"{right}"));
    }

    [Fact]
    public void The_program_with_lengths_compiles() => DocumentedPrograms.Run(Blocks[1], program: false).CheckedOutput();

    [SequencesFact]
    public void Speakers_are_told_apart()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(Blocks[1], program: false).CheckedOutput());

        float right = program.Invoke<float>("Speakers", "Run", SharedData.Folder("sequences")!);

        Assert.True(right >= 0.97f, FormattableString.Invariant($"{right}"));
    }

    [Fact]
    public void A_sensor_is_followed_step_by_step()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(Blocks[2], program: false).CheckedOutput());

        float error = program.Invoke<float>("Sensor", "Run");

        // The readings themselves are off by a twelfth and more.
        Assert.InRange(error, 0, 0.02f);
    }

    [Fact]
    public void What_came_before_a_window_is_learnt()
    {
        Assert.Equal(4, Blocks.Length);
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(Blocks[3], program: false).CheckedOutput());

        Assert.InRange(program.Invoke<float>("Memory", "Run", true), 0, 0.05f);
        Assert.InRange(program.Invoke<float>("Memory", "Run", false), 0.18f, 0.2f);
    }
}

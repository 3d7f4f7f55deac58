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
    public void The_program_with_lengths_compiles()
    {
        string[] blocks = DocumentedPrograms.Blocks("docs", "sequences.md");
        Assert.Equal(2, blocks.Length);
        DocumentedPrograms.Run(blocks[1], program: false).CheckedOutput();
    }

    [SequencesFact]
    public void Speakers_are_told_apart()
    {
        string block = DocumentedPrograms.Blocks("docs", "sequences.md")[1];
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput());

        float right = program.Invoke<float>("Speakers", "Run", SharedData.Folder("sequences")!);

        Assert.True(right >= 0.97f, FormattableString.Invariant($"{right}"));
    }
}

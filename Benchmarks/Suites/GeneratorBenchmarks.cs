using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Roslyn;
using NetGen.Generator;

namespace NetGen.Benchmarks.Suites;

/// <summary>What the generator adds to a build and to every key pressed in an editor.</summary>
/// <remarks>A network a file. The baseline finds the same classes and writes nothing.</remarks>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Layers = 4;
    private const int Width = 64;
    private CSharpCompilation compilation = null!;
    private SyntaxTree editedFile = null!;
    private GeneratorDriver cold = null!;
    private GeneratorDriver warm = null!;
    private int keystrokes;

    /// <summary>Number of networks in the project.</summary>
    [Params(1, 20, 200)]
    public int Networks { get; set; }

    /// <summary>NetGen's generator, or the one that does nothing.</summary>
    [Params("empty", "netgen")]
    public string Generator { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        editedFile = InMemoryBuild.Parse(NetworkSource.Editing(""), "Editing.cs");
        compilation = InMemoryBuild.Compile(Enumerable.Range(0, Networks).Select(Network).Append(editedFile));
        cold = InMemoryBuild.Driver(Generator == "netgen" ? new NetworkGenerator() : new EmptyGenerator());
        warm = cold.RunGenerators(compilation);
        var problems = warm.GetRunResult().Diagnostics;
        if (!problems.IsEmpty)
        {
            throw new InvalidOperationException($"The generator reports {problems[0]}");
        }
    }

    /// <summary>The first run in a project, on a compilation that nobody has looked at.</summary>
    [Benchmark]
    public GeneratorDriver ColdRun() => cold.RunGenerators(compilation.Clone());

    /// <summary>One more character in a file without networks.</summary>
    [Benchmark]
    public GeneratorDriver Keystroke()
    {
        string typed = string.Create(CultureInfo.InvariantCulture, $" + {keystrokes++}");
        return warm.RunGenerators(compilation.ReplaceSyntaxTree(editedFile, InMemoryBuild.Parse(NetworkSource.Editing(typed), "Editing.cs")));
    }

    private static SyntaxTree Network(int index)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Network{index}");
        return InMemoryBuild.Parse(NetworkSource.Deep(name, Layers, Width), $"{name}.cs");
    }
}

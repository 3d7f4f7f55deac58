using System.Diagnostics;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Roslyn;
using NetGen.Benchmarks.Works;
using NetGen.Generated;
using NetGen.Generator;

namespace NetGen.Benchmarks.Growth;

/// <summary>What one network costs.</summary>
/// <param name="Layers">Its dense layers.</param>
/// <param name="Width">Their inputs and outputs.</param>
internal sealed record GrowthMeasurement(int Layers, int Width)
{
    /// <summary>Rows of a batch.</summary>
    public const int Batch = 32;

    /// <summary>Number of parameters.</summary>
    public required int Parameters { get; init; }

    /// <summary>Length of the generated source.</summary>
    public required int GeneratedCharacters { get; init; }

    /// <summary>Time of the generator.</summary>
    public required TimeSpan Generate { get; init; }

    /// <summary>Time of the compiler on what was generated.</summary>
    public required TimeSpan Compile { get; init; }

    /// <summary>Loading, weights, just-in-time compilation and one step.</summary>
    public required TimeSpan FirstStep { get; init; }

    /// <summary>A later step.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>Floating-point operations of a step.</summary>
    public required double Flops { get; init; }

    /// <summary>Billions of floating-point operations a second.</summary>
    public double Gflops => Flops / Step.TotalMicroseconds / 1000;

    /// <summary>Builds a network in memory, loads it and trains it.</summary>
    public static GrowthMeasurement Measure(int layers, int width)
    {
        const string Name = "Deep";
        var compilation = InMemoryBuild.Compile(
        [
            InMemoryBuild.Parse(NetworkSource.Deep(Name, layers, width), "Deep.cs"),
            InMemoryBuild.Parse(NetworkSource.Factory(Name), "Factory.cs"),
        ]);
        var clock = Stopwatch.StartNew();
        var driver = InMemoryBuild.Driver(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var generate = clock.Elapsed;

        clock.Restart();
        byte[] image = InMemoryBuild.Emit(output);
        var compile = clock.Elapsed;

        float[] inputs = StandardNormal.Numbers(Batch * width, seed: 1);
        float[] targets = StandardNormal.Numbers(Batch * width, seed: 3);
        clock.Restart();
        var core = InMemoryBuild.Load(image);
        core.TrainStep(inputs, targets, new Sgd());
        var firstStep = clock.Elapsed;

        var step = Interleaver.Measure([new WorkloadContender(Row.NetGenName, 1, new RepeatedStep(core, inputs, targets))])[0];
        return new GrowthMeasurement(layers, width)
        {
            Parameters = core.Description.ParameterCount,
            GeneratedCharacters = driver.GetRunResult().GeneratedTrees.Sum(tree => tree.Length),
            Generate = generate,
            Compile = compile,
            FirstStep = firstStep,
            Step = TimeSpan.FromMicroseconds(step.Median),
            Flops = Operations.Training(core.Description, Batch),
        };
    }
}

using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generated;
using NetGen.Generator.Tests.Execution.Reference;
using NetGen.Generator.Tests.Execution.Scenarios;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>Networks that share one compilation, named Network0, Network1 …, with the scenarios beside them.</summary>
internal sealed class CaseSet(IReadOnlyList<NetworkCase> cases, int firstSeed)
{
    private const string Namespace = "NetGen.Generator.Tests.Execution.Scenarios";
    private const string Dispatcher = Namespace + ".Networks";
    private static readonly string[] Scenarios = ["UserTypes", "GradientScenario", "TrainingScenario", "AllocationScenario", "NaNScenario", "ArrayStream", "ChildProgram"];
    private readonly Lazy<CSharpCompilation> compilation = new(() => Compile(cases));
    private readonly Lazy<CaseData>[] data = [.. cases.Select((network, i) => new Lazy<CaseData>(() => CaseData.Create(network, firstSeed + i)))];

    public int Count => cases.Count;

    /// <summary>Networks and scenarios, generated sources included, without a warning.</summary>
    public CSharpCompilation Compilation => compilation.Value;

    /// <summary>The source of a scenario.</summary>
    public static string ScenarioSource(string name) => File.ReadAllText(RepositoryRoot.Path("Generator.Tests", "Execution", "Scenarios", name + ".cs"));

    /// <summary>Runs every network of an assembly made from <see cref="Compilation"/> and compares it with the reference.</summary>
    public void Check(GeneratedAssembly assembly)
    {
        for (int i = 0; i < Count; i++)
        {
            Check(i, Run(assembly, i));
        }
    }

    /// <summary>Predictions, outputs, loss and gradients of a network of an assembly made from <see cref="Compilation"/>.</summary>
    public float[][] Run(GeneratedAssembly assembly, int index) => assembly.Invoke<float[][]>(Dispatcher, "RunGradients", index, Seed(index), Arguments(index));

    /// <summary>A network of an assembly made from <see cref="Compilation"/>, with the state and the parameters of its data.</summary>
    public NetworkCore Create(GeneratedAssembly assembly, int index)
    {
        var core = GeneratedAssembly.CoreOf(assembly.Create($"{Namespace}.Network{index}", Seed(index)));
        GradientScenario.SetUp(core, Arguments(index));
        return core;
    }

    /// <summary>What the reference predicts for the rows of the data.</summary>
    public IReadOnlyList<Bounded> Predictions(int index) => data[index].Value.Expected[GradientScenario.Predictions];

    /// <summary>Compares one network's results with the reference.</summary>
    public void Check(int index, float[][] results) => CaseAssert.Matches(data[index].Value, results, $"{index}: {cases[index]}");

    public long Seed(int index) => firstSeed + index;

    public float[][] Arguments(int index) => data[index].Value.Arguments;

    /// <summary>Networks, and what calls them, compiled with the scenarios and what is generated.</summary>
    /// <param name="source">Types of the scenarios' namespace.</param>
    public static CSharpCompilation CompileWithScenarios(string source)
    {
        // Warnings are errors, so what loads the compilation finds them; to ask for them here too would compile everything twice.
        var run = new GeneratorRunner(new NetworkGenerator()).Run(
            [
                $$"""
                global using System;
                global using System.Collections.Generic;
                global using System.IO;
                global using System.Linq;
                namespace {{Namespace}};
                {{source}}
                """,
                .. Scenarios.Select(ScenarioSource),
            ]);
        Assert.Empty(run.Driver.GetRunResult().Diagnostics);
        return run.Output;
    }

    private static CSharpCompilation Compile(IReadOnlyList<NetworkCase> cases)
    {
        string networks = string.Join('\n', cases.Select((network, i) => network.Source($"Network{i}")));
        string gradients = Arms(cases, i => $"{nameof(GradientScenario)}.{nameof(GradientScenario.Run)}<Network{i}>(seed, arguments)");
        string commands = Arms(cases, i => $"{nameof(ChildProgram)}.{nameof(ChildProgram.Command)}<Network{i}>(command, argument, workers)");
        return CompileWithScenarios(
            $$"""
            {{networks}}
            public static class Networks
            {
                public static float[][] RunGradients(int network, long seed, float[][] arguments) => network switch
                {
                    {{gradients}}
                    _ => throw new ArgumentOutOfRangeException(nameof(network)),
                };

                public static string Run(int network, string command, string argument, int workers) => network switch
                {
                    {{commands}}
                    _ => throw new ArgumentOutOfRangeException(nameof(network)),
                };
            }
            """);
    }

    private static string Arms(IReadOnlyList<NetworkCase> cases, Func<int, string> call) => string.Concat(cases.Select((_, i) => $"{i} => {call(i)},\n"));
}

using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.Infrastructure.Incrementality;

/// <summary>Proves that a generator does no work that an edit does not ask for, and keeps nothing of the compilation alive.</summary>
/// <param name="stages">The tracking names of its stages; each has to run.</param>
/// <param name="generator">The generator.</param>
public sealed class IncrementalityVerifier(IReadOnlyCollection<string> stages, IIncrementalGenerator generator)
{
    private readonly GeneratorRunner runner = new(generator);

    /// <summary>The values of the string constants of a class: all tracking names of a generator.</summary>
    public static IReadOnlyCollection<string> NamesIn(Type constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        return [.. constants
            .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!)];
    }

    /// <summary>Runs twice over the same sources in a compilation of their own each and requires that the second run gives nothing new.</summary>
    public void AssertCached(CSharpCompilation compilation) => AssertRunReasons(compilation, same => same, RunReasons.AllCached);

    /// <summary>Runs, edits, runs again and requires the reasons of the second run; what the stages give must hold no symbol, node or location in either.</summary>
    /// <param name="compilation">What the first run sees.</param>
    /// <param name="edit">Makes of it what the second run sees.</param>
    /// <param name="expected">Why the stages may run then.</param>
    public void AssertRunReasons(CSharpCompilation compilation, Func<CSharpCompilation, CSharpCompilation> edit, RunReasons expected)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(expected);

        // A clone, because the driver would otherwise see the very same compilation and not even ask the stages.
        var driver = runner.CreateDriver(trackSteps: true).RunGenerators(compilation);
        var first = Stages(driver);
        var second = Stages(driver.RunGenerators(edit(compilation).Clone()));

        var problems = expected.Unknown(second.Keys).Select(stage => $"{stage}: there is no stage of this name, only {string.Join(", ", second.Keys)}")
            .Concat(second.Select(stage => expected.Mismatch(stage.Key, [.. stage.Value.SelectMany(s => s.Outputs).Select(o => o.Reason)])).OfType<string>())
            .Concat(stages.SelectMany(stage => first[stage].Concat(second[stage]).SelectMany(step => Forbidden(stage, step))).Distinct())
            .ToList();
        if (problems.Count > 0)
        {
            throw new XunitException($"The generator is not incremental:\n{string.Join('\n', problems)}");
        }
    }

    private static IEnumerable<string> Forbidden(string stage, IncrementalGeneratorRunStep step) =>
        step.Outputs.SelectMany(output => ObjectGraph.Forbidden(output.Value, stage));

    /// <summary>The steps of every named stage and of the output.</summary>
    private Dictionary<string, IncrementalGeneratorRunStep[]> Stages(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            throw new XunitException($"The generator crashed: {exception}");
        }

        var found = new Dictionary<string, IncrementalGeneratorRunStep[]>();
        foreach (string stage in stages)
        {
            found[stage] = result.TrackedSteps.TryGetValue(stage, out var steps)
                ? [.. steps]
                : throw new XunitException($"The stage '{stage}' did not run; those that did are {string.Join(", ", result.TrackedSteps.Keys)}.");
        }

        foreach (var (name, steps) in result.TrackedOutputSteps)
        {
            found[name] = [.. steps];
        }

        return found;
    }
}

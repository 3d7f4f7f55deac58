using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure.Incrementality;

/// <summary>Why the stages of a generator may and must have run after an edit.</summary>
public sealed class RunReasons
{
    /// <summary>Roslyn's name for the last stage: the one that adds the sources.</summary>
    public const string Output = "SourceOutput";

    private static readonly IncrementalStepRunReason[] Nothing = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private readonly Dictionary<string, IncrementalStepRunReason> required;
    private readonly IncrementalStepRunReason[] allowedElsewhere;

    private RunReasons(IEnumerable<KeyValuePair<string, IncrementalStepRunReason>> required, IncrementalStepRunReason[] allowedElsewhere)
    {
        this.required = new(required);
        this.allowedElsewhere = allowedElsewhere;
    }

    /// <summary>No stage gave anything new: all of them cached, or run with an equal result.</summary>
    public static RunReasons AllCached { get; } = new([], Nothing);

    /// <summary>The stages that read syntax and symbols ran and gave the same; all others were not even run.</summary>
    public static RunReasons OnlyTransformRan(params string[] transforms) =>
        new(Pairs(IncrementalStepRunReason.Unchanged, transforms), [IncrementalStepRunReason.Cached]);

    /// <summary>These stages gave something modified (for one network at least); all others nothing new.</summary>
    public static RunReasons Modified(params string[] stages) => Of(IncrementalStepRunReason.Modified, stages);

    /// <summary>These stages have the reason (for one network at least, the rest nothing new); all others gave nothing new.</summary>
    public static RunReasons Of(IncrementalStepRunReason reason, params string[] stages) => new(Pairs(reason, stages), Nothing);

    /// <summary>The same, and these stages have that reason.</summary>
    public RunReasons And(IncrementalStepRunReason reason, params string[] stages) => new(required.Concat(Pairs(reason, stages)), allowedElsewhere);

    /// <summary>What is wrong with the reasons of a stage, or null.</summary>
    internal string? Mismatch(string stage, IReadOnlyCollection<IncrementalStepRunReason> actual)
    {
        bool isRequired = required.TryGetValue(stage, out var reason);
        IncrementalStepRunReason[] allowed = isRequired ? [.. Nothing, reason] : allowedElsewhere;
        bool matches = actual.All(allowed.Contains) && (!isRequired || actual.Contains(reason));
        return matches
            ? null
            : $"{stage}: expected {(isRequired ? $"{reason} at least once and otherwise {string.Join(" or ", Nothing)}" : string.Join(" or ", allowed))}, but got {string.Join(", ", actual)}";
    }

    private static IEnumerable<KeyValuePair<string, IncrementalStepRunReason>> Pairs(IncrementalStepRunReason reason, string[] stages) =>
        stages.Select(stage => KeyValuePair.Create(stage, reason));

    /// <summary>The stages that are named here and not among those that exist.</summary>
    internal IEnumerable<string> Unknown(IEnumerable<string> stages) => required.Keys.Except(stages);
}

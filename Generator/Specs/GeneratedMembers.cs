namespace NetGen.Generator.Specs;

/// <summary>The members that are written into a network's class: their names are reserved.</summary>
internal static class GeneratedMembers
{
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string FloatsOut = "System.Span<float>";
    private const string Match = "NetGen.LoadMatch";

    /// <summary>Name → the parameter types of its overloads; null for what is not a method.</summary>
    private static readonly Dictionary<string, string[]?> Members = new()
    {
        ["InputSize"] = null,
        ["OutputSize"] = null,
        ["ParameterCount"] = null,
        ["MultiplyAdds"] = null,
        ["Description"] = null,
        ["Parameters"] = null,
        ["Gradients"] = null,
        ["ClassNames"] = null,
        ["InputFeatures"] = null,
        ["Seed"] = null,
        ["Step"] = null,
        ["core"] = null,
        [".ctor"] = ["long", "NetGen.Generated.NetworkCore"],
        ["Layer"] = ["string"],
        ["Predict"] = [$"{Floats},{FloatsOut}"],
        ["PredictClass"] = [Floats],
        ["PredictLabel"] = [Floats],
        ["PredictLabels"] = [Floats],
        ["PredictProbabilities"] = [$"{Floats},{FloatsOut}"],
        ["TrainStep"] = [$"{Floats},NetGen.TargetBatch,NetGen.Optimizer"],
        ["ComputeGradients"] = [$"{Floats},NetGen.TargetBatch"],
        ["Forward"] = [$"{Floats},{FloatsOut}"],
        ["Backward"] = [$"{Floats},{FloatsOut}"],
        ["Save"] = ["string", "System.IO.Stream", string.Empty],
        ["Load"] = [$"string,{Match}", $"System.IO.Stream,{Match}", $"System.ReadOnlySpan<byte>,{Match}"],
        ["FromFile"] = ["string"],
        ["Clone"] = [string.Empty],
        ["Create"] = ["long"],
    };

    /// <summary>The class of tables that is written into the type of a row.</summary>
    public const string RowTables = "EncodingTables";

    /// <summary>The members that are written into the type of a row.</summary>
    public static IReadOnlyCollection<string> OfRows { get; } = ["FeatureCount", "FeatureNames", "ClassNames", "Encode", RowTables];

    public static IEnumerable<string> Names => Members.Keys;

    /// <summary>Whether a member of the user's is one that is written too: the same name, and for two methods the same parameters.</summary>
    public static bool Conflicts(string name, string[]? parameters) =>
        Members.TryGetValue(name, out string[]? overloads)
        && (overloads is null || parameters is null || overloads.Contains(string.Join(",", parameters)));
}

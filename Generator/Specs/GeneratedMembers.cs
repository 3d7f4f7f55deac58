namespace NetGen.Generator.Specs;

/// <summary>The members that are generated into a network's class: their names are reserved.</summary>
internal static class GeneratedMembers
{
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string FloatsOut = "System.Span<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string Match = "NetGen.LoadMatch";

    /// <summary>Name → the parameter types of its overloads; null if it is not a method.</summary>
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
        ["Predict"] = [$"{Floats},{FloatsOut}", Floats],
        ["PredictValue"] = [Floats],
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
        ["FromStream"] = ["System.IO.Stream"],
        ["Clone"] = [string.Empty],
        ["Create"] = ["long"],
    };

    /// <summary>The class of tables that is generated into the type of a row.</summary>
    public const string RowTables = "EncodingTables";

    /// <summary>The members that are written into the type of a row.</summary>
    public static IReadOnlyCollection<string> OfRows { get; } = ["FeatureCount", "FeatureNames", "ClassNames", "Encode", "TryEncode", RowTables];

    public static IEnumerable<string> Names => Members.Keys;

    /// <summary>Whether a member of the user's conflicts with a generated one: the same name, and for two methods the same parameters.</summary>
    public static bool Conflicts(string name, string[]? parameters) =>
        Members.TryGetValue(name, out string[]? overloads)
        && (overloads is null || parameters is null || overloads.Contains(string.Join(",", parameters)));

    /// <summary>Whether a member of the user's takes what the members take that give a port's part of a row: rows and a number; or is no method.</summary>
    public static bool TakesRow(string[]? parameters) =>
        parameters is null || (parameters.Length == 2 && parameters[0] is Floats or FloatsOut && parameters[1] == "int");

    /// <summary>Whether it conflicts with an additional member of a network with several inputs or heads: these take a span for each.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="parameters">The types of a method's parameters; null if it is not a method.</param>
    /// <param name="inputs">How many inputs there are.</param>
    /// <param name="losses">How many heads have a loss.</param>
    /// <param name="heads">How many heads there are.</param>
    public static bool ConflictsWithPorts(string name, string[]? parameters, int inputs, int losses, int heads)
    {
        if (inputs + heads <= 2)
        {
            return false;
        }

        return name switch
        {
            "Predict" or "Forward" => AreSpans(parameters, inputs, heads),
            "BackwardHeads" => parameters is null || AreSpans(parameters, heads, inputs),
            "TrainStep" => TakeTargets(parameters, "NetGen.Optimizer"),
            "ComputeGradients" => TakeTargets(parameters),
            _ => false,
        };

        static bool AreSpans(string[]? types, int read, int written) =>
            types is not null && types.SequenceEqual([.. Enumerable.Repeat(Floats, read), .. Enumerable.Repeat(FloatsOut, written)]);

        // Labels or numbers, depending on the losses.
        bool TakeTargets(string[]? types, params string[] last) =>
            types is not null && losses > 0
            && types.Select(t => t == Labels ? Floats : t).SequenceEqual([.. Enumerable.Repeat(Floats, inputs + losses), .. last]);
    }
}

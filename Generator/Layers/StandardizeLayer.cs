using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = (x − mean) / deviation, with a mean and a reciprocal deviation for every feature in the untrained state.</summary>
internal sealed class StandardizeLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool IsModule => false;

    /// <summary>Where the means stand in the state; the reciprocal deviations follow, padded alike. Set by the planner.</summary>
    public int StateOffset { get; set; }

    private string Arguments => FormattableString.Invariant($"ref Unsafe.Add(ref state, {StateOffset}), {Panels.Pad((int)OutputShape.Size)}");

    public override string Forward(string next) => $"Tail.Standardize({Arguments}, {next})";

    public override string Backward(string next, string x, string y) => $"Tail.UndoStandardize({Arguments}, {next})";
}

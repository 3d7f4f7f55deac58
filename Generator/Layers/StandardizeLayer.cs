using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = (x − mean) / deviation, with a mean and a reciprocal deviation for every feature in the untrained state.</summary>
internal sealed class StandardizeLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool IsModule => false;

    public override bool NeedsPosition => true;

    /// <summary>Where the means stand in the state; the reciprocal deviations follow, padded alike. Set by the planner.</summary>
    public int StateOffset { get; set; }

    public override IReadOnlyList<Operand> Operands => [new Operand("ref float", Identifier + "State", $"ref Unsafe.Add(ref state, {StateOffset})")];

    private string Reciprocal => $"Vector.LoadUnsafe(ref Unsafe.Add(ref {Identifier}State, {Panels.Pad((int)OutputShape.Size)} + element))";

    public override string Forward(string x) => $"({x} - Vector.LoadUnsafe(ref Unsafe.Add(ref {Identifier}State, element))) * {Reciprocal}";

    public override string Backward(string x, string y, string dy) => $"{dy} * {Reciprocal}";
}

using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>y = (x − mean) / deviation of each feature, from means and reciprocal deviations in the state.</summary>
internal sealed class Standardization(Origin origin, Value x, Value statistics) : Pass(origin, x, origin.Name, new Standardize("Standardize", statistics))
{
    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Source, gradients.Call(new Pass(Origin, gradient, Gradients.NameOf(Source), new Standardize("UndoStandardize", statistics))));

    private sealed class Standardize(string link, Value statistics) : Link(statistics)
    {
        public override string Write(string next, Func<Value, Operand> place) =>
            FormattableString.Invariant($"Tail.{link}({place(Sides[0]).Argument}, {Panels.Pad(Sides[0].Parameter!.Outputs)}, {next})");

        public override string ToString() => link;
    }
}

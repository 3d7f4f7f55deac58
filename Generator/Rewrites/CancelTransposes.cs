using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Rewrites;

/// <summary><c>back(there(x))</c> becomes <c>x</c> for two copies in another order if the second undoes the first.</summary>
internal sealed class CancelTransposes : Rewrite
{
    public override Purpose For => Purpose.Both;

    public override Exactness Exactness => Exactness.Bits;

    public override void Run(Graph graph)
    {
        foreach (var back in graph.Operations.OfType<Transpose>().ToList())
        {
            if (back.Inputs[0].Maker is Transpose there && back.Undoes(there) && ReferenceEquals(back.Inputs[0], there.Result) && there.Inputs[0].Kind == ValueKind.Rows)
            {
                var source = there.Inputs[0];
                source.Layout.Join(back.Result.Layout);
                graph.Replace(back.Result, source);
                graph.Remove(back);
                if (there.Result is { Users.Count: 0, IsOutput: false })
                {
                    graph.Remove(there);
                }
            }
        }
    }
}

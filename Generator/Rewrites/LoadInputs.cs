using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Rewrites;

/// <summary>
/// <c>f(input)</c> becomes <c>f(copy(input))</c> if an operation reads the input in whole vectors, or if it is also an output: the caller's rows have no
/// padding.
/// </summary>
internal sealed class LoadInputs : Rewrite
{
    public override Purpose For => Purpose.Both;

    public override Exactness Exactness => Exactness.Bits;

    public override bool IsOptional => false;

    public override void Run(Graph graph)
    {
        foreach (var input in graph.Inputs.Where(i => i.IsOutput || i.Users.Any(u => u.ReadsWholeVectors)))
        {
            var copy = new Copy(Origin.Network(input.Name), input);
            graph.AddFirst(copy);
            graph.Replace(input, copy.Result, except: copy);
        }
    }
}

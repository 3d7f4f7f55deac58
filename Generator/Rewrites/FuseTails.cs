using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>
/// <c>y = pass(make(x))</c> becomes one operation, whose kernel does the pass while it has the values in registers. A value that the backward pass reads again
/// is stored as well.
/// </summary>
/// <remarks>
/// Not if the value is an output, if another operation of the same pass reads it, or if the pass reads another value that is not ready yet when the operation
/// runs.
/// </remarks>
internal sealed class FuseTails : Rewrite
{
    public override Purpose For => Purpose.Both;

    public override Exactness Exactness => Exactness.Bits;

    public override void Run(Graph graph)
    {
        // In order: an operation that a pass is merged into has already taken the passes before it.
        foreach (var pass in graph.Operations.Where(o => o.IsTail).ToList())
        {
            if (pass.Start.Maker is { } maker && !graph.IsInputGradient(pass.Start) && CanFuse(maker, pass))
            {
                graph.Fuse(maker, pass);
            }
        }
    }

    private static bool CanFuse(Operation maker, Operation pass) =>
        maker.TakesTail
        && maker.Phase == pass.Phase
        && !pass.Start.IsOutput
        && ReferenceEquals(maker.Result, pass.Start)
        && pass.Start.Users.All(u => ReferenceEquals(u, pass) || u.Phase != pass.Phase || u.EndsInParameters)
        && pass.Tail.SelectMany(t => t.Link.Sides).All(s => s.Maker is null || s.Maker.Position < maker.Position);
}

using NetGen.Generator.Rewrites;

namespace NetGen.Generator.Planning;

/// <summary>Options of the planning; tests use others, to compare results.</summary>
/// <param name="SharesMemory">Whether buffers that are not needed at the same time share memory.</param>
/// <param name="Pipeline">The rewrites of graphs.</param>
internal sealed record PlanOptions(bool SharesMemory, Pipeline Pipeline)
{
    /// <summary>The options for users' networks.</summary>
    public static PlanOptions Usual { get; } = new(SharesMemory: true, Pipeline.Usual);
}

using NetGen.Generator.Rewrites;

namespace NetGen.Generator.Planning;

/// <summary>How networks are planned; tests choose otherwise, to compare results.</summary>
/// <param name="SharesMemory">Whether buffers that are never needed at once lie in the same place.</param>
/// <param name="Pipeline">What becomes of graphs.</param>
internal sealed record PlanOptions(bool SharesMemory, Pipeline Pipeline)
{
    /// <summary>How networks are planned for users.</summary>
    public static PlanOptions Usual { get; } = new(SharesMemory: true, Pipeline.Usual);
}

namespace NetGen.Generator.Layers;

/// <summary>Why a layer cannot run step by step, and what can.</summary>
/// <param name="Argument">The argument that is the reason; null if it is the layer itself.</param>
/// <param name="Reason">What the layer does, after its title.</param>
/// <param name="Remedy">What streams instead.</param>
internal sealed record StreamObstacle(string? Argument, string Reason, string Remedy)
{
    /// <summary>The obstacle of a layer that takes several steps together.</summary>
    public static StreamObstacle Together(string reason) =>
        new(null, reason, "[Conv1D(…, Padding = Padding.Causal)] and recurrent layers look back step by step");
}

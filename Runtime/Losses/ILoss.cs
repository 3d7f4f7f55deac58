namespace NetGen;

/// <summary>A custom loss, for <c>[Loss&lt;T&gt;]</c>: the value and gradient of one row. The batch's loss is the (weighted) mean over its rows.</summary>
public interface ILoss
{
    /// <summary>The loss of one row.</summary>
    /// <param name="output">The network's outputs for the row.</param>
    /// <param name="target">The row's targets, one for each output.</param>
    /// <param name="gradient">Receives ∂loss/∂output, one value for each output; the caller scales it.</param>
    static abstract float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient);
}

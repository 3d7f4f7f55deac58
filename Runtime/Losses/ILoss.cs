namespace NetGen;

/// <summary>A user's own loss, for <c>[Loss&lt;T&gt;]</c>: one row's value and its gradient. The batch's loss is the (weighted) mean over its rows.</summary>
public interface ILoss
{
    /// <summary>The loss of one row.</summary>
    /// <param name="output">What the network gave, one value an output.</param>
    /// <param name="target">What it should have given, one value an output.</param>
    /// <param name="gradient">Receives ∂loss/∂output, one value an output; it is scaled by the caller.</param>
    static abstract float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient);
}

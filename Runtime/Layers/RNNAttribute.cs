namespace NetGen;

/// <summary>Plain recurrent units (PyTorch's <c>nn.RNN</c>): h = tanh(W · x + U · h + biases).</summary>
/// <param name="units">Values of the state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RNNAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>Whether the function is ReLU (PyTorch's <c>nonlinearity='relu'</c>) instead of tanh (default false).</summary>
    public bool ReLU { get; set; }
}

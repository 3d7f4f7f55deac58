namespace NetGen;

/// <summary>
/// Gated recurrent units (PyTorch's <c>nn.GRU</c>): gates r, z, n; n = tanh(W · x + b + σ(r) · (U · h + d)), h = (1 − σ(z)) · n + σ(z) · h. Keras has the same
/// with <c>reset_after=True</c>, ONNX with <c>linear_before_reset = 1</c>. <see cref="ResetAfter"/> chooses the other form.
/// </summary>
/// <param name="units">Values of the state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GRUAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// Whether the reset gate acts after the product with the state and its bias, as in PyTorch (default true). With false it acts on the state before the
    /// product: n = tanh(W · x + b + U · (σ(r) · h) + d), the first version of Cho et al. 2014, arXiv:1406.1078v1, Keras's <c>reset_after=False</c> and
    /// ONNX's default, <c>linear_before_reset = 0</c>.
    /// </summary>
    /// <remarks>
    /// The tensors are the same in both forms, but not what they compute, so a file of one form is refused by the other. Both biases are kept though they
    /// just add. With false a step takes longer, since the product for n has to wait for the reset gate.
    /// </remarks>
    public bool ResetAfter { get; set; } = true;
}

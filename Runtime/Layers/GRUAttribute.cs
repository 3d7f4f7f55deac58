namespace NetGen;

/// <summary>
/// Gated recurrent units (PyTorch's <c>nn.GRU</c>): gates r, z, n; n = tanh(W · x + b + σ(r) · (U · h + d)), h = (1 − σ(z)) · n + σ(z) · h. Keras has the same
/// with <c>reset_after=True</c>.
/// </summary>
/// <param name="units">Values of the state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GRUAttribute(int units) : RecurrentAttribute(units);

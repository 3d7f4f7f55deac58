namespace NetGen;

/// <summary>
/// Long short-term memory (PyTorch's <c>nn.LSTM</c>): gates i, f, g, o of W · x + U · h + biases; c = σ(f) · c + σ(i) · tanh(g), h = σ(o) · tanh(c).
/// </summary>
/// <param name="units">Values of the state, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LSTMAttribute(int units) : RecurrentAttribute(units);

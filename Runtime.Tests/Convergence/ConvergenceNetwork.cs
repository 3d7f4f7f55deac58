namespace NetGen.Runtime.Tests.Convergence;

/// <summary>The network of <c>make_convergence.py</c>: 64-64-32-10, weights and biases drawn as PyTorch draws them.</summary>
[Network(64)]
[Rescale(1.0 / 16)]
[Dense(64, Activation.ReLU, Init = Init.PyTorch)]
[Dense(32, Activation.ReLU, Init = Init.PyTorch)]
[Dense(10, Init = Init.PyTorch)]
[CrossEntropyLoss]
public sealed partial class ConvergenceNetwork;

namespace NetGen.Runtime.Tests.Generated;

// One network for each case of PyTorch's numbers, written by the generator when this project is built.
[Network(5), Dense(3)]
internal sealed partial class LinearNetwork;

[Network(8), ReLU]
internal sealed partial class ReLUNetwork;

[Network(8), LeakyReLU]
internal sealed partial class LeakyReLUNetwork;

[Network(8), ELU]
internal sealed partial class ELUNetwork;

[Network(8), SELU]
internal sealed partial class SELUNetwork;

[Network(8), GELU]
internal sealed partial class GELUNetwork;

[Network(8), GELU(Approximate = true)]
internal sealed partial class GELUTanhNetwork;

[Network(8), SiLU]
internal sealed partial class SiLUNetwork;

[Network(8), Sigmoid]
internal sealed partial class SigmoidNetwork;

[Network(8), Tanh]
internal sealed partial class TanhNetwork;

[Network(8), Softplus]
internal sealed partial class SoftplusNetwork;

[Network(8), Mish]
internal sealed partial class MishNetwork;

[Network(8), HardSwish]
internal sealed partial class HardSwishNetwork;

[Network(5), Softmax]
internal sealed partial class SoftmaxNetwork;

[Network(5), LogSoftmax]
internal sealed partial class LogSoftmaxNetwork;

// Each input is one row of the batch (one-hot), so the weights are the outputs of the rows, and their gradients those of the outputs.
[Network(3), Dense(4), MeanSquaredErrorLoss]
internal sealed partial class MeanSquaredErrorNetwork;

[Network(3), Dense(4), MeanAbsoluteErrorLoss]
internal sealed partial class MeanAbsoluteErrorNetwork;

[Network(3), Dense(4), HuberLoss]
internal sealed partial class HuberNetwork;

[Network(3), Dense(4), HuberLoss(1.5)]
internal sealed partial class WideHuberNetwork;

[Network(3), Dense(4), BinaryCrossEntropyLoss]
internal sealed partial class BinaryCrossEntropyNetwork;

[Network(3), Dense(5), CrossEntropyLoss]
internal sealed partial class CrossEntropyNetwork;

[Network(3), Dense(5), CrossEntropyLoss(LabelSmoothing = 0.1)]
internal sealed partial class SmoothedCrossEntropyNetwork;

[Network(3), Dense(5), CrossEntropyLoss(Targets = Targets.Soft)]
internal sealed partial class SoftCrossEntropyNetwork;

using NetGen;

namespace Playground;

/// <summary>Classifies a point of the plane as one of two spirals.</summary>
[Network(2)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropyLoss]
public sealed partial class SpiralNetwork : ISpiralNetwork;

/// <summary>The same with a little dropout. A rate is compiled into the network, so each rate is a class.</summary>
[Network(2)]
[Dense(32, Activation.Tanh)]
[Dropout(0.05)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropyLoss]
public sealed partial class SpiralNetworkDropout5 : ISpiralNetwork;

/// <summary>The same with more dropout.</summary>
[Network(2)]
[Dense(32, Activation.Tanh)]
[Dropout(0.2)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[BinaryCrossEntropyLoss]
public sealed partial class SpiralNetworkDropout20 : ISpiralNetwork;

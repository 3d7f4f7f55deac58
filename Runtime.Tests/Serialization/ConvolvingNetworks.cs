namespace NetGen.Runtime.Tests.Serialization;

// The networks of Reference/Serialization/networks.py that convolve.
[Network(8, 10, 2)]
[Conv2D(6, 3, Activation.ReLU, PaddingSize = 1)]
[MaxPool2D(2)]
[Conv2D(4, 3, 2, Activation.Tanh, Groups = 2)]
[ConvTranspose2D(3, 2, Activation.ReLU, Stride = 2)]
[Flatten]
[Dropout(0.2)]
[Dense(5)]
internal sealed partial class ConvolvingImage;

[Network(15, 2)]
[Conv1D(4, 5, Activation.ReLU, Stride = 2, Bias = false)]
[AvgPool1D(2)]
[Flatten]
[Dense(3)]
internal sealed partial class ConvolvingSignal;

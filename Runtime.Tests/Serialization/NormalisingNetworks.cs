namespace NetGen.Runtime.Tests.Serialization;

// The networks of Reference/Serialization/networks.py that normalise.
[Network(4, 6, 2)]
[Conv2D(6, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.1)]
[BatchNorm]
[Dense(5, Bias = false)]
[BatchNorm]
internal sealed partial class NormalisingImage;

[Network(4, 5, 2)]
[Conv2D(5, 3, Bias = false, Name = "conv")]
[BatchNorm(Name = "norm")]
[ReLU(Name = "h")]
[GlobalAvgPool(Name = "means")]
[Flatten(From = "h")]
[Concat("means")]
[BatchNorm(Name = "joined")]
[Dropout(0.2)]
[Dense(3, Name = "last")]
internal sealed partial class BranchingImage;

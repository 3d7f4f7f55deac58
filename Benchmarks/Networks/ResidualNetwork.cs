namespace NetGen.Benchmarks.Networks;

/// <summary>ResNet-20 for images of 32 × 32 × 3 (He et al. 2016): three stages of three blocks, 16, 32 and 64 channels.</summary>
[Network(32, 32, 3)]
[Conv2D(16, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Block<Residual16>(Repeat = 3)]
[Block<Halving32>]
[Block<Residual32>(Repeat = 2)]
[Block<Halving64>]
[Block<Residual64>(Repeat = 2)]
[GlobalAvgPool]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class ResNet20;

[Block]
[Conv2D(16, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(16, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[Add("input")]
[ReLU]
internal abstract class Residual16;

[Block]
[Conv2D(32, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(32, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[Add("input")]
[ReLU]
internal abstract class Residual32;

[Block]
[Conv2D(64, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(64, 3, PaddingSize = 1, Bias = false)]
[BatchNorm]
[Add("input")]
[ReLU]
internal abstract class Residual64;

/// <summary>Half as high and wide, 32 channels; the skip is a convolution of one pixel.</summary>
[Block]
[Conv2D(32, 3, Stride = 2, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(32, 3, PaddingSize = 1, Bias = false)]
[BatchNorm(Name = "body")]
[Conv2D(32, 1, Stride = 2, Bias = false, From = "input")]
[BatchNorm]
[Add("body")]
[ReLU]
internal abstract class Halving32;

/// <summary>Half as high and wide, 64 channels; the skip is a convolution of one pixel.</summary>
[Block]
[Conv2D(64, 3, Stride = 2, PaddingSize = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(64, 3, PaddingSize = 1, Bias = false)]
[BatchNorm(Name = "body")]
[Conv2D(64, 1, Stride = 2, Bias = false, From = "input")]
[BatchNorm]
[Add("body")]
[ReLU]
internal abstract class Halving64;

namespace NetGen.Benchmarks.Networks;

/// <summary>In the manner of MobileNet (Howard et al. 2017) for images of 32 × 32 × 3: each block a depthwise convolution and one of single pixels, batch normalisation behind both.</summary>
[Network(32, 32, 3)]
[Conv2D(32, 3, PaddingSize = 1, Stride = 2, Bias = false), BatchNorm, ReLU]
[Conv2D(32, 3, PaddingSize = 1, Groups = 32, Bias = false), BatchNorm, ReLU, Conv2D(64, 1, Bias = false), BatchNorm, ReLU]
[Conv2D(64, 3, PaddingSize = 1, Groups = 64, Stride = 2, Bias = false), BatchNorm, ReLU, Conv2D(128, 1, Bias = false), BatchNorm, ReLU]
[Conv2D(128, 3, PaddingSize = 1, Groups = 128, Bias = false), BatchNorm, ReLU, Conv2D(128, 1, Bias = false), BatchNorm, ReLU]
[Conv2D(128, 3, PaddingSize = 1, Groups = 128, Stride = 2, Bias = false), BatchNorm, ReLU, Conv2D(256, 1, Bias = false), BatchNorm, ReLU]
[GlobalAvgPool]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class MobileNet;

/// <summary>In the manner of VGG (Simonyan and Zisserman 2015) for images of 32 × 32 × 3: convolutions of 3 × 3 and max-pooling, no normalisation.</summary>
[Network(32, 32, 3)]
[Conv2D(32, 3, Activation.ReLU, PaddingSize = 1)]
[Conv2D(32, 3, Activation.ReLU, PaddingSize = 1)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation.ReLU, PaddingSize = 1)]
[Conv2D(64, 3, Activation.ReLU, PaddingSize = 1)]
[MaxPool2D(2)]
[Conv2D(128, 3, Activation.ReLU, PaddingSize = 1)]
[MaxPool2D(2)]
[Flatten]
[Dense(128, Activation.ReLU)]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Vgg;

/// <summary>Convolutions in groups, in the manner of ResNeXt, for images of 16 × 16 × 3.</summary>
[Network(16, 16, 3)]
[Conv2D(32, 3, Activation.ReLU, PaddingSize = 1)]
[Conv2D(32, 3, Activation.ReLU, PaddingSize = 1, Groups = 4, Stride = 2)]
[Conv2D(64, 3, Activation.ReLU, PaddingSize = 1, Groups = 4)]
[GlobalAvgPool]
[Dense(10)]
[CrossEntropyLoss]
internal sealed partial class Grouped;

/// <summary>An autoencoder of images of 28 × 28: two convolutions halve the image, two transposed ones double it again.</summary>
[Network(28, 28, 1)]
[Conv2D(16, 3, Activation.ReLU, Stride = 2, PaddingSize = 1)]
[Conv2D(32, 3, Activation.ReLU, Stride = 2, PaddingSize = 1)]
[ConvTranspose2D(16, 3, Activation.ReLU, Stride = 2, PaddingSize = 1, OutputPadding = 1)]
[ConvTranspose2D(1, 3, Stride = 2, PaddingSize = 1, OutputPadding = 1)]
[Flatten]
[MeanSquaredErrorLoss]
internal sealed partial class Autoencoder;

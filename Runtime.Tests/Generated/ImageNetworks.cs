namespace NetGen.Runtime.Tests.Generated;

// One network for each case of PyTorch's numbers that is about images or signals.
[Network(4, 6, 2), MaxPool2D(2)]
internal sealed partial class MaxPoolNetwork;

[Network(2, 4, 1), MaxPool2D(2)]
internal sealed partial class MaxPoolTiesNetwork;

#pragma warning disable NETGEN0109 // that the last line and column are left out is what is compared
[Network(5, 5, 1), MaxPool2D(2)]
internal sealed partial class MaxPoolOddNetwork;
#pragma warning restore NETGEN0109

[Network(4, 6, 2), AvgPool2D(2)]
internal sealed partial class AvgPoolNetwork;

[Network(7, 6, 3), MaxPool2D(3, Stride = 2, PaddingSize = 1)]
internal sealed partial class PaddedMaxPoolNetwork;

[Network(5, 5, 2), MaxPool2D(3, Stride = 1)]
internal sealed partial class OverlappingMaxPoolNetwork;

[Network(7, 6, 3), AvgPool2D(3, Stride = 2, PaddingSize = 1)]
internal sealed partial class PaddedAvgPoolNetwork;

[Network(11, 3), MaxPool1D(4, Stride = 2, PaddingSize = 1)]
internal sealed partial class MaxPoolSignalNetwork;

[Network(9, 3), AvgPool1D(3)]
internal sealed partial class AvgPoolSignalNetwork;

[Network(4, 3, 5), GlobalMaxPool]
internal sealed partial class GlobalMaxPoolNetwork;

[Network(4, 3, 5), GlobalAvgPool]
internal sealed partial class GlobalAvgPoolNetwork;

[Network(3, 4, 2), ZeroPad2D(0, Left = 1, Right = 2, Top = 3)]
internal sealed partial class ZeroPadNetwork;

[Network(2, 3, 3), UpSample2D(3)]
internal sealed partial class UpSampleNetwork;

[Network(5), LayerNorm]
internal sealed partial class LayerNormNetwork;

[Network(3, 4, 5), LayerNorm]
internal sealed partial class ChannelNormNetwork;

[Network(2, 4, 3), Flatten, LayerNorm]
internal sealed partial class ImageNormNetwork;

[Network(2, 4, 3), LayerNorm(Axes = 3)]
internal sealed partial class WholeImageNormNetwork;

[Network(3, 4, 6), GroupNorm(2)]
internal sealed partial class GroupNormNetwork;

[Network(5, 6), GroupNorm(3, Epsilon = 1e-3)]
internal sealed partial class SignalGroupNormNetwork;

[Network(4), Embedding(6, 4)]
internal sealed partial class EmbeddingNetwork;

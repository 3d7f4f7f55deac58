namespace NetGen.Runtime.Tests.Generated;

// One network for each case of PyTorch's numbers with convolutions, written by the generator when this project is built.
[Network(6, 5, 2), Conv2D(3, 3)]
internal sealed partial class Conv2DNetwork;

[Network(6, 5, 2), Conv2D(3, 3, Stride = 2, PaddingSize = 1)]
internal sealed partial class StridedConv2DNetwork;

[Network(4, 4, 4), Conv2D(4, 2, Groups = 2)]
internal sealed partial class GroupedConv2DNetwork;

[Network(8, 2), Conv1D(3, 3, PaddingSize = 2, Dilation = 2)]
internal sealed partial class DilatedConv1DNetwork;

[Network(5, 6, 3), Conv2D(4, 3, Padding = Padding.Same)]
internal sealed partial class SameConv2DNetwork;

[Network(5, 6, 2), Conv2D(3, 4, 2, Padding = Padding.Same)]
internal sealed partial class EvenSameConv2DNetwork;

[Network(6, 7, 2), Conv2D(3, 3, Stride = 2, Padding = Padding.Same)]
internal sealed partial class StridedSameConv2DNetwork;

[Network(9, 11, 3), Conv2D(17, 5, Stride = 3, PaddingSize = 2, Bias = false)]
internal sealed partial class WideConv2DNetwork;

[Network(6, 5, 2), Conv2D(3, 3, PaddingSize = 2, Dilation = 2)]
internal sealed partial class DilatedConv2DNetwork;

[Network(5, 4, 6), Conv2D(6, 3, PaddingSize = 1, Groups = 6)]
internal sealed partial class DepthwiseNetwork;

[Network(5, 5, 6), Conv2D(12, 3, Stride = 2, Groups = 3)]
internal sealed partial class ThreeGroupsNetwork;

[Network(9, 2), Conv1D(3, 3, Stride = 2, Padding = Padding.Same)]
internal sealed partial class SameConv1DNetwork;

[Network(4, 5, 3), ConvTranspose2D(2, 3)]
internal sealed partial class ConvTranspose2DNetwork;

[Network(3, 4, 3), ConvTranspose2D(5, 3, Stride = 2, PaddingSize = 1, OutputPadding = 1)]
internal sealed partial class StridedConvTranspose2DNetwork;

[Network(3, 2, 2), ConvTranspose2D(3, 2, 4, Stride = 3, Bias = false)]
internal sealed partial class SparseConvTranspose2DNetwork;

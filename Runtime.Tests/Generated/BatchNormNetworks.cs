namespace NetGen.Runtime.Tests.Generated;

[Network(3), BatchNorm]
internal sealed partial class BatchNormNetwork;

[Network(3, 3, 2), BatchNorm]
internal sealed partial class ImageBatchNormNetwork;

namespace NetGen;

/// <summary>Makes a vector of an image, in the order height, width, channel. (A file carries PyTorch's order: channel, height, width.)</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;

namespace NetGen;

/// <summary>Turns an image into a vector, in the order height, width, channel. (Files use PyTorch's order: channel, height, width.)</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;

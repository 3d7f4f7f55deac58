namespace NetGen;

/// <summary>
/// The mean of each channel of an image or a signal: a vector with one value for each channel (PyTorch's <c>nn.AdaptiveAvgPool2d(1)</c>, flattened).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute;

namespace NetGen;

/// <summary>
/// The maximum of each channel of an image or a signal: a vector with one value for each channel (PyTorch's <c>nn.AdaptiveMaxPool2d(1)</c>, flattened). The
/// gradient goes to the first maximum.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute;

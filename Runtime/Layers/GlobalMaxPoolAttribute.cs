namespace NetGen;

/// <summary>The largest value of each channel of an image or a signal: a vector as long as there are channels (PyTorch's <c>nn.AdaptiveMaxPool2d(1)</c>, flattened). The gradient goes to the first value that is the largest.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPoolAttribute : LayerAttribute;

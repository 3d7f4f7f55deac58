namespace NetGen;

/// <summary>yᵢ = xᵢ − log Σ eˣ over the row. Do not use it before a loss on logits, which applies its own.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerAttribute;

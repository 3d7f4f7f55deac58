namespace NetGen;

/// <summary>yᵢ = eˣⁱ / Σ eˣ over the row. Do not use it before a loss on logits, which applies its own.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;

namespace NetGen;

/// <summary>yᵢ = eˣⁱ / Σ eˣ over the row. Not before a loss on logits: those apply their own.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;

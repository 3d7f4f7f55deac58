namespace NetGen;

/// <summary>f(x) = log(1 + eˣ); x itself above 20, as in PyTorch.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute : LayerAttribute;

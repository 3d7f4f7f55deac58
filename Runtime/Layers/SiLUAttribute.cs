namespace NetGen;

/// <summary>f(x) = x σ(x), also called Swish.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerAttribute;

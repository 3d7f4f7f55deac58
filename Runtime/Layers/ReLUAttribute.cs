namespace NetGen;

/// <summary>f(x) = max(0, x); the gradient at 0 is 0.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReLUAttribute : LayerAttribute;

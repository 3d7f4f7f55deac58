namespace NetGen;

/// <summary>f(x) = x tanh(softplus(x)) (Misra 2019).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;

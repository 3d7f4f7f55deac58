namespace NetGen;

/// <summary>A custom elementwise activation, called directly: no delegate, no virtual call.</summary>
/// <typeparam name="TActivation">A type with static <c>Forward</c> and <c>Backward</c>, accessible to generated code in the same assembly.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivationAttribute<TActivation> : LayerAttribute
    where TActivation : IActivation;

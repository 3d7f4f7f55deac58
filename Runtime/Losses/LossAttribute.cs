namespace NetGen;

/// <summary>The loss of a network: the last of its attributes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : Attribute;

/// <summary>A loss of the user's own, called directly: no delegate, no virtual call.</summary>
/// <typeparam name="TLoss">A type with a static <c>Evaluate</c>, accessible to generated code in the same assembly.</typeparam>
public sealed class LossAttribute<TLoss> : LossAttribute
    where TLoss : ILoss;

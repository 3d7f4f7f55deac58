namespace NetGen;

/// <summary>
/// Asks for a network that also runs step by step: <c>OpenStream</c>, <c>Step</c> and <c>Process</c>. Its input is a sequence (steps, features), or a vector of
/// indices for an embedding, and no layer may look at later steps: one that does is an error that says what streams instead.
/// </summary>
/// <remarks>
/// The number of steps in <c>[Network(…)]</c> is that of a row in training. A stream has no end, and its memory does not depend on that number.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StreamingAttribute : Attribute;

namespace NetGen;

/// <summary>
/// The last step of a sequence: a vector of as many values as a step has. Behind a bidirectional layer it takes the last step of the direction forward and the
/// first of the direction back,
/// where each has seen the whole sequence: PyTorch's <c>h_n</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LastStepAttribute : LayerAttribute;

namespace NetGen;

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name; <c>input</c> if the network has one input without a name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="First">The index of its first value in a row of inputs.</param>
public sealed record InputDescription(string Name, Shape Shape, int First);

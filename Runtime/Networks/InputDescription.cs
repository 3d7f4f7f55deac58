namespace NetGen;

/// <summary>An input of a network.</summary>
/// <param name="Name">Its name; <c>input</c> if the network has one input without a name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="First">Where it begins in a row of inputs.</param>
public sealed record InputDescription(string Name, Shape Shape, int First)
{
    /// <summary>One line: <c>board: 8×8×12</c>.</summary>
    public override string ToString() => $"{Name}: {Shape}";
}

using NetGen.Generated;

namespace NetGen;

/// <summary>A buffer of optimizer state, with one float for each parameter.</summary>
/// <param name="Name">PyTorch's name: <c>exp_avg</c>, <c>momentum_buffer</c>, …</param>
/// <param name="Values">The floats, in the order of the parameters.</param>
public readonly record struct OptimizerState(string Name, AlignedBuffer Values)
{
    /// <summary>One line, the same in every culture: <c>exp_avg: 128 numbers</c>.</summary>
    public override string ToString() => $"{Name}: {NumberText.Count(Values.Length, "number")}";
}

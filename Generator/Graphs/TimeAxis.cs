namespace NetGen.Generator.Graphs;

/// <summary>A time axis of rows with lengths of their own: that of the network's rows, or one that follows from another by windows that move over it.</summary>
/// <param name="Index">Its number in the network, from 0.</param>
/// <param name="Steps">The most steps that a row can have.</param>
/// <param name="Source">The axis that it follows from; null for that of the rows.</param>
/// <param name="Offset">Added to the steps of the source before they are divided.</param>
/// <param name="Stride">The divisor: a row of n steps there has ⌊(n + offset) / stride⌋ + 1 steps here.</param>
internal sealed record TimeAxis(int Index, int Steps, TimeAxis? Source = null, int Offset = -1, int Stride = 1)
{
    /// <summary>The lengths of the rows of a call, in generated code.</summary>
    public string Sequences => Index == 0 ? "sequences" : FormattableString.Invariant($"sequences{Index + 1}");
}

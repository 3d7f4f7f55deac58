using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>A part of a stream's memory: the state of a recurrent layer, or the steps that a causal convolution looks back to.</summary>
/// <param name="Name">What it is called in a file.</param>
/// <param name="Offset">Where it begins, in floats.</param>
/// <param name="Steps">Rows of numbers that go into a file: the vectors of a state, or the steps of a history.</param>
/// <param name="Features">Numbers of each.</param>
/// <param name="Stride">Floats from one to the next.</param>
/// <param name="Capacity">For a history: steps that fit before it is moved to the front; 0 for a state.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StreamPlace(string Name, int Offset, int Steps, int Features, int Stride, int Capacity)
{
    /// <summary>Where the parameters have the vectors that a state begins with; empty if it begins with 0.</summary>
    public IReadOnlyList<int> First { get; init; } = [];

    /// <summary>Writes the vectors that a state begins with.</summary>
    /// <param name="storage">The parameters.</param>
    /// <param name="state">Receives them, each where the state has it.</param>
    internal void CopyFirst(NetworkStorage storage, Span<float> state)
    {
        for (int i = 0; i < First.Count; i++)
        {
            storage.Parameters.Span.Slice(First[i], Features).CopyTo(state[(i * Stride)..]);
        }
    }
}

using NetGen.Generator.Kernels;

namespace NetGen.Generator.Graphs;

/// <summary>The memory of a stream: what the operations of a step remember.</summary>
internal sealed class StreamPlan
{
    /// <summary>The most steps of one call of the kernels.</summary>
    public const int Block = 64;

    private readonly List<StreamPart> parts = [];

    /// <summary>The parts, in the order of the operations.</summary>
    public IReadOnlyList<StreamPart> Parts => parts;

    /// <summary>Floats of all parts.</summary>
    public long Length { get; private set; }

    /// <summary>Adds the state of a recurrent layer.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="vectors">Its vectors.</param>
    /// <param name="features">Numbers of each.</param>
    /// <param name="length">Floats that it takes with what the kernel needs beside it.</param>
    /// <param name="first">The parameters that it begins with, one for each vector; none if it begins with 0.</param>
    public StreamPart AddState(string name, int vectors, int features, int length, IReadOnlyList<ParameterPlan> first) =>
        Add(name, vectors, features, Panels.Pad(features), 0, length, first);

    /// <summary>Adds the steps that an operation looks back to.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="features">Numbers of each.</param>
    public StreamPart AddHistory(string name, int steps, int features)
    {
        // As much room as there is history: then a step moves about one other.
        long capacity = (2L * steps) + Block;
        return Add(name, steps, features, features, (int)Math.Min(capacity, int.MaxValue), capacity * features, []);
    }

    private StreamPart Add(string name, int steps, int features, int stride, int capacity, long length, IReadOnlyList<ParameterPlan> first)
    {
        var part = new StreamPart(name, parts.Count, (int)Math.Min(Length, int.MaxValue), steps, features, stride, capacity, first);
        parts.Add(part);
        Length += (length + Panels.Width - 1) / Panels.Width * Panels.Width;
        return part;
    }
}

/// <summary>A part of a stream's memory.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Index">Its index among the parts.</param>
/// <param name="Offset">Where it begins, in floats.</param>
/// <param name="Steps">Vectors of a state, or steps of a history.</param>
/// <param name="Features">Numbers of each.</param>
/// <param name="Stride">Floats from one to the next.</param>
/// <param name="Capacity">Steps that fit into a history; 0 for a state.</param>
/// <param name="First">The parameters that a state begins with, one for each vector; none if it begins with 0.</param>
internal sealed record StreamPart(
    string Name, int Index, int Offset, int Steps, int Features, int Stride, int Capacity, IReadOnlyList<ParameterPlan> First);

using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Graphs;

/// <summary>One parameter tensor and its place.</summary>
internal sealed class ParameterPlan(string name, string role, int inputs, int outputs, string initializer, int fanIn, int kernelRank = 0, int groups = 1)
{
    public string Name { get; } = name;

    public string Role { get; } = role;

    public int Inputs { get; } = inputs;

    public int Outputs { get; } = outputs;

    public string Initializer { get; } = initializer;

    public int FanIn { get; } = fanIn;

    /// <summary>Axes of a convolution's window; 0 for other parameters.</summary>
    public int KernelRank { get; } = kernelRank;

    /// <summary>Groups of outputs, each with its own panels.</summary>
    public int Groups { get; } = groups;

    /// <summary>What the inputs consist of, if a file orders them differently: images and vectors, or the window of a convolution.</summary>
    public IReadOnlyList<Shape>? InputOrder { get; init; }

    /// <summary>The same for the outputs. The planner sets it if they are flattened images, or become one.</summary>
    public IReadOnlyList<Shape>? OutputOrder { get; set; }

    /// <summary>The shape of a vector in a file, if it has several axes there.</summary>
    public Shape? FileShape { get; set; }

    /// <summary>The same parameter in files of version 1, if its order or shape differs there.</summary>
    public ParameterPlan? Version1 { get; set; }

    /// <summary>Whether a file has the inputs first: a row for each index of a table, or the window of a transposed convolution for each input.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>Index of the first float in the storage; set by the planner.</summary>
    public int Offset { get; set; }

    /// <summary>Whether several layers share it: then each computes a part of its gradient.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether another parameter has the same shape and the same order.</summary>
    public bool IsLike(ParameterPlan other) =>
        (Role, Inputs, Outputs, KernelRank, Groups, InputsFirst) == (other.Role, other.Inputs, other.Outputs, other.KernelRank, other.Groups, other.InputsFirst)
        && (InputOrder ?? []).SequenceEqual(other.InputOrder ?? []) && (OutputOrder ?? []).SequenceEqual(other.OutputOrder ?? []);

    public long Count => (long)Inputs * Outputs;

    public long StorageLength => (long)Groups * Inputs * Panels.Pad(Outputs / Groups);
}

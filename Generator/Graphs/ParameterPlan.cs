using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Graphs;

/// <summary>One tensor of parameters and where it lies.</summary>
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

    /// <summary>Groups of outputs, each with panels of its own.</summary>
    public int Groups { get; } = groups;

    /// <summary>Where a file counts the inputs in another order: the images and vectors that they consist of, or the window of a convolution.</summary>
    public IReadOnlyList<Shape>? InputOrder { get; init; }

    /// <summary>The same for the outputs. Set by the planner where they are flattened images, or become one.</summary>
    public IReadOnlyList<Shape>? OutputOrder { get; set; }

    /// <summary>The shape of a vector in a file, where it has several axes there.</summary>
    public Shape? FileShape { get; set; }

    /// <summary>The same parameter in files of version 1, where they have it in another order or shape.</summary>
    public ParameterPlan? Version1 { get; set; }

    /// <summary>Whether a file has the inputs first: a row for each index of a table, or the window of a transposed convolution for each input.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>Index of the first float in the storage; set by the planner.</summary>
    public int Offset { get; set; }

    /// <summary>Whether several layers compute with it: then each gives a part of its gradient.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether another is one of the same shape, in the same order.</summary>
    public bool IsLike(ParameterPlan other) =>
        (Role, Inputs, Outputs, KernelRank, Groups, InputsFirst) == (other.Role, other.Inputs, other.Outputs, other.KernelRank, other.Groups, other.InputsFirst)
        && (InputOrder ?? []).SequenceEqual(other.InputOrder ?? []) && (OutputOrder ?? []).SequenceEqual(other.OutputOrder ?? []);

    public long Count => (long)Inputs * Outputs;

    public long StorageLength => (long)Groups * Inputs * Panels.Pad(Outputs / Groups);
}

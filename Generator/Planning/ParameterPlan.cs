using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>One tensor of parameters and where it lies.</summary>
internal sealed class ParameterPlan(string name, string role, int inputs, int outputs, string initializer, int fanIn, Shape? imageOrder, int kernelRank = 0, int groups = 1)
{
    public string Name { get; } = name;

    public string Role { get; } = role;

    public int Inputs { get; } = inputs;

    public int Outputs { get; } = outputs;

    public string Initializer { get; } = initializer;

    public int FanIn { get; } = fanIn;

    public Shape? ImageOrder { get; } = imageOrder;

    /// <summary>Axes of a convolution's window; 0 for other parameters.</summary>
    public int KernelRank { get; } = kernelRank;

    /// <summary>Groups of outputs, each with panels of its own.</summary>
    public int Groups { get; } = groups;

    /// <summary>The image that the outputs are, in the order of which a file has them otherwise; null where there is none. Set by the planner.</summary>
    public Shape? OutputOrder { get; set; }

    /// <summary>Whether a file has the inputs first: a row for each index of a table, or the window of a transposed convolution for each input.</summary>
    public bool InputsFirst { get; init; }

    /// <summary>Index of the first float in the storage; set by the planner.</summary>
    public int Offset { get; set; }

    public long Count => (long)Inputs * Outputs;

    public long StorageLength => (long)Groups * Inputs * Panels.Pad(Outputs / Groups);
}

namespace NetGen.Generator.Graphs;

/// <summary>What a layer needs to put its operations into a graph.</summary>
/// <param name="graph">The graph.</param>
internal sealed class GraphBuilder(Graph graph)
{
    /// <summary>The layer whose turn it is.</summary>
    public Origin Origin { get; set; } = null!;

    /// <summary>Its inputs.</summary>
    public IReadOnlyList<Value> Inputs { get; set; } = [];

    /// <summary>The first of its inputs, which most layers have alone.</summary>
    public Value Input => Inputs[0];

    /// <summary>Adds an operation, and gives its result.</summary>
    public Value Add(Operation operation) => graph.Add(operation);

    /// <summary>A parameter.</summary>
    public Value Parameter(ParameterPlan parameter) => graph.Parameter(parameter, ValueKind.Parameter);

    /// <summary>What the layer tracks.</summary>
    public Value State(ParameterPlan state) => graph.Parameter(state, ValueKind.State);
}

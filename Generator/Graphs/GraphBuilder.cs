namespace NetGen.Generator.Graphs;

/// <summary>What a layer needs to add its operations to a graph.</summary>
/// <param name="graph">The graph.</param>
internal sealed class GraphBuilder(Graph graph)
{
    /// <summary>The current layer.</summary>
    public Origin Origin { get; set; } = null!;

    /// <summary>The memory of the stream whose steps the graph computes; null if its rows are whole sequences, or no sequences.</summary>
    public StreamPlan? Stream { get; init; }

    /// <summary>Whether a training may carry the states of recurrent layers from rows to the next ones.</summary>
    public bool CarriesStates { get; init; }

    /// <summary>Floats of a row's states that are carried.</summary>
    public int CarriedLength { get; private set; }

    /// <summary>Its inputs.</summary>
    public IReadOnlyList<Value> Inputs { get; set; } = [];

    /// <summary>The first of its inputs; most layers have only one.</summary>
    public Value Input => Inputs[0];

    /// <summary>Adds an operation, and returns its result.</summary>
    public Value Add(Operation operation) => graph.Add(operation);

    /// <summary>Takes room for a state that is carried, and returns where it is; null if none is.</summary>
    /// <param name="length">Floats of the state.</param>
    public int? AddCarried(int length)
    {
        if (!CarriesStates)
        {
            return null;
        }

        CarriedLength += length;
        return CarriedLength - length;
    }

    /// <summary>A parameter.</summary>
    public Value Parameter(ParameterPlan parameter) => graph.Parameter(parameter, ValueKind.Parameter);

    /// <summary>A tracked value of the layer.</summary>
    public Value State(ParameterPlan state) => graph.Parameter(state, ValueKind.State);
}

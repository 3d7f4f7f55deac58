using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>A training step: the operations of a graph in execution order, and where its values are. Everything else is derived from that list.</summary>
internal sealed class TrainingProgram
{
    private readonly Graph graph;
    private readonly Dictionary<Operation, HashSet<int>> heads;

    /// <param name="graph">A graph with its backward pass.</param>
    /// <param name="sharesMemory">Whether buffers that are not needed at the same time share memory.</param>
    public TrainingProgram(Graph graph, bool sharesMemory)
    {
        this.graph = graph;
        var needs = Needs.Of(graph);
        heads = Needs.HeadsOf(graph);
        Steps = Number(
            graph.Operations.Select(o => new Step(o, PhaseOf(o, needs)) { NeededBy = needs[o], Heads = heads[o] }).OrderBy(s => s.Phase).ThenBy(OrderOf));
        Places = new Places(Steps, Endless);
        Width = sharesMemory ? Arena.Place(Places.Buffers) : Arena.PlaceSeparately(Places.Buffers);
        ScratchLength = (int)Places.PlaceTables(Steps);
    }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Where its values are.</summary>
    public Places Places { get; }

    /// <summary>Floats per row of the arena.</summary>
    public int Width { get; }

    /// <summary>Floats of the tables.</summary>
    public int ScratchLength { get; }

    /// <summary>The outputs and their gradients, head by head.</summary>
    public IReadOnlyList<(Value Value, Value Gradient)> Outputs => [.. Losses.Select(l => (l.Inputs[0], l.Result))];

    /// <summary>The inputs and their gradients.</summary>
    public IReadOnlyList<(Value Value, Value Gradient)> Inputs => [.. graph.Inputs.Select(i => (i, graph.InputGradients[i]))];

    /// <summary>The heads whose gradients an operation depends on.</summary>
    public IReadOnlyCollection<int> HeadsOf(Operation operation) => heads[operation];

    /// <summary>The layers with parameters, by index.</summary>
    public IEnumerable<int> TrainedLayers => Steps.SelectMany(s => s.NeededBy).Distinct();

    private IEnumerable<Operation> Losses => Steps.Where(s => s.Phase == StepPhase.Loss).Select(s => s.Operation);

    /// <summary>The values that are read after the last step: the gradients of the inputs.</summary>
    private IEnumerable<Value> Endless => graph.InputGradients.Values;

    private static StepPhase PhaseOf(Operation operation, Dictionary<Operation, HashSet<int>> needs)
    {
        bool isForParameters = needs[operation].Count > 0;
        return operation.Phase switch
        {
            Phase.Forward => StepPhase.Forward,
            Phase.Loss => StepPhase.Loss,
            _ when operation.Domain == Domain.Items && operation.Reads.All(v => v.Kind is ValueKind.Parameter or ValueKind.State) =>
                isForParameters ? StepPhase.Preparation : StepPhase.InputPreparation,
            _ when operation.SumsParts => StepPhase.SharedGradients,
            _ when operation.EndsInParameters => StepPhase.ParameterGradients,
            _ => isForParameters ? StepPhase.Backward : StepPhase.InputGradient,
        };
    }

    /// <summary>Operations that do not depend on each other are in the order of the layers.</summary>
    private static int OrderOf(Step step) => step.Phase is StepPhase.Preparation or StepPhase.InputPreparation or StepPhase.ParameterGradients or StepPhase.SharedGradients ? step.Operation.Origin.Layer : step.Operation.Position;

    /// <summary>Consecutive segments over rows are one job, and each segment over items is one.</summary>
    private static List<Step> Number(IEnumerable<Step> steps)
    {
        var numbered = new List<Step>();
        int job = 0;
        foreach (var step in steps)
        {
            if (numbered.Count > 0 && (step.IsOverItems || numbered[numbered.Count - 1].IsOverItems))
            {
                bool isSameSegment = step.IsOverItems && numbered[numbered.Count - 1].IsOverItems && step.Phase == numbered[numbered.Count - 1].Phase && step.Phase is not (StepPhase.Forward or StepPhase.Backward);
                job += isSameSegment ? 0 : 1;
            }

            numbered.Add(step with { Moment = new Moment(numbered.Count, job) });
        }

        return numbered;
    }
}

namespace NetGen.Generator.Graphs;

/// <summary>
/// Adds the backward pass to a graph, as ordinary operations, so that rewrites treat both passes alike.
/// </summary>
/// <remarks>
/// Operations are visited from the last to the first, and the inputs of each in their order. The contributions to a value's gradient are summed in that order,
/// each added to the sum so far: the order affects the bits.
/// </remarks>
internal sealed class Gradients
{
    private readonly Graph graph;
    private readonly Dictionary<Value, Value> sums = [];
    private readonly Dictionary<ParameterPlan, List<Value>> parts = [];

    private Gradients(Graph graph) => this.graph = graph;

    /// <summary>Differentiates a graph, starting at the gradients of its outputs.</summary>
    /// <param name="graph">The graph of a forward pass.</param>
    public static void Differentiate(Graph graph)
    {
        var gradients = new Gradients(graph);
        List<Operation> forward = [.. graph.Operations];
        graph.Phase = Phase.Loss;
        var losses = graph.Outputs.Select(output => (output.Value, Gradient: graph.Add(new LossGradient(output.Value)))).ToList();
        graph.Phase = Phase.Backward;
        losses.ForEach(loss => gradients.Add(loss.Value, loss.Gradient));
        foreach (var operation in Enumerable.Reverse(forward))
        {
            if (gradients.sums.TryGetValue(operation.Result, out var gradient))
            {
                operation.Differentiate(gradients, gradient);
            }
        }

        foreach (var shared in gradients.parts)
        {
            // The layers were visited from the last to the first.
            var list = Enumerable.Reverse(shared.Value).ToList();
            graph.Add(new SharedGradient(list[0].Maker!.Origin, list, graph.Parameter(shared.Key, ValueKind.ParameterGradient)));
        }

        foreach (var input in graph.Inputs.Where(gradients.sums.ContainsKey))
        {
            graph.InputGradients.Add(input, gradients.sums[input]);
        }
    }

    /// <summary>Adds an operation of the backward pass, and returns its result.</summary>
    public Value Call(Operation operation) => graph.Add(operation);

    /// <summary>
    /// The gradient of a parameter for an operation to write: if several layers share the parameter, a part; the parts are summed when all are ready.
    /// </summary>
    public Value Of(Value parameter)
    {
        var plan = parameter.Parameter!;
        if (!plan.IsShared)
        {
            return graph.Parameter(plan, ValueKind.ParameterGradient);
        }

        if (!parts.TryGetValue(plan, out var list))
        {
            parts.Add(plan, list = []);
        }

        var part = Value.PartOf(plan, $"{plan.Name} gradient part");
        list.Add(part);
        return part;
    }

    /// <summary>Adds an operation's contribution to the gradient of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="contribution">The contribution.</param>
    public void Add(Value value, Value contribution)
    {
        if (!sums.TryGetValue(value, out var before))
        {
            sums.Add(value, contribution);
            return;
        }

        before.Name = before.Name == NameOf(value) ? before.Name + " so far" : before.Name;
        sums[value] = graph.Add(new Pass(value.Maker?.Origin ?? Origin.Network("input"), contribution, NameOf(value), new Plus(before)));
    }

    /// <summary>The name of a value's gradient.</summary>
    public static string NameOf(Value value) => value.Name + " gradient";
}

/// <summary>The loss, which the library computes: it reads the outputs and writes their gradient.</summary>
internal sealed class LossGradient : Operation
{
    public LossGradient(Value output)
        : base(Origin.Network("loss"), output) => OutputRows(Gradients.NameOf(output), output.Layout);

    public override void Write(Calls calls)
    {
    }
}

/// <summary>The gradient of a parameter that several layers share: the sum of their parts, in the order of the layers.</summary>
internal sealed class SharedGradient : Operation
{
    // Floats per item.
    private const int Block = 1024;

    public SharedGradient(Origin origin, IReadOnlyList<Value> parts, Value gradient)
        : base(origin, [.. parts]) => Output(gradient);

    public override Domain Domain => Domain.Items;

    public override bool SumsParts => true;

    public override void Write(Calls calls)
    {
        // All parts of a block in one item: the third is added to the sum of the first two.
        long length = Result.Parameter!.StorageLength;
        calls.Items((int)((length + Block - 1) / Block), length * (Inputs.Count - 1), [.. Inputs.Skip(1).Select((part, i) =>
            $"SharedGradients.Sum({calls[i == 0 ? Inputs[0] : Result].Argument}, {calls[part].Argument}, {calls[Result].Argument}, {length}")]);
    }
}

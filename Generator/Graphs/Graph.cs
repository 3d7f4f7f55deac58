namespace NetGen.Generator.Graphs;

/// <summary>
/// What a network computes: operations in the order in which they run, and the values between them. Each value is written once. The graph keeps who reads what, so a rewrite searches nothing.
/// </summary>
/// <param name="name">The network's name.</param>
/// <param name="purpose">What it is for.</param>
internal sealed class Graph(string name, Purpose purpose)
{
    private readonly List<Operation> operations = [];
    private readonly List<Value> inputs = [];
    private readonly List<Output> outputs = [];
    private readonly Dictionary<(ParameterPlan, ValueKind), Value> parameters = [];
    private int last;

    /// <summary>The network's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public Purpose Purpose { get; } = purpose;

    /// <summary>The operations, each behind those whose results it reads.</summary>
    public IReadOnlyList<Operation> Operations => operations;

    /// <summary>The rows that come in.</summary>
    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>The values that leave it.</summary>
    public IReadOnlyList<Output> Outputs => outputs;

    /// <summary>The gradients of the inputs, where it has a backward pass.</summary>
    public Dictionary<Value, Value> InputGradients { get; } = [];

    /// <summary>The part of a training step that operations are added to.</summary>
    public Phase Phase { get; set; }

    /// <summary>Rows that come in.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="layout">How copies of it lie, and its gradient.</param>
    /// <param name="first">Where it begins in a row of the caller.</param>
    /// <param name="stride">Floats of such a row.</param>
    public Value AddInput(string name, Layout layout, int first, int stride)
    {
        var value = Value.OfInput(name, layout, first, stride);
        inputs.Add(value);
        return value;
    }

    /// <summary>Lets a value out.</summary>
    /// <param name="index">The head that it ends, or the layer whose value it is.</param>
    /// <param name="value">The value.</param>
    public void AddOutput(int index, Value value)
    {
        value.IsOutput = true;
        outputs.Add(new Output(index, value));
    }

    /// <summary>A parameter, its gradient, or what a layer tracks: one value, whoever asks.</summary>
    public Value Parameter(ParameterPlan parameter, ValueKind kind)
    {
        if (!parameters.TryGetValue((parameter, kind), out var value))
        {
            value = Value.Of(parameter, kind);
            parameters.Add((parameter, kind), value);
        }

        return value;
    }

    /// <summary>Puts an operation behind the others, and gives its result.</summary>
    public Value Add(Operation operation)
    {
        operation.Position = ++last;
        operation.Phase = Phase;
        operations.Add(operation);
        Enter(operation);
        return operation.Result;
    }

    /// <summary>Puts an operation before the others, and gives its result.</summary>
    public Value AddFirst(Operation operation)
    {
        operation.Position = operations.Count == 0 ? 0 : operations[0].Position - 1;
        operations.Insert(0, operation);
        Enter(operation);
        return operation.Result;
    }

    /// <summary>Puts an operation in the place of another, whose result nobody may read any more.</summary>
    public void Exchange(Operation operation, Operation other)
    {
        other.Position = operation.Position;
        other.Phase = operation.Phase;
        int index = operations.IndexOf(operation);
        Leave(operation);
        operations[index] = other;
        Enter(other);
    }

    /// <summary>Takes an operation out, whose result nobody reads any more.</summary>
    public void Remove(Operation operation)
    {
        Leave(operation);
        operations.Remove(operation);
    }

    /// <summary>Lets all who read a value read another.</summary>
    public void Replace(Value value, Value other, Operation? except = null)
    {
        foreach (var user in value.Users.Where(u => !ReferenceEquals(u, except)).ToList())
        {
            value.RemoveUser(user);
            other.AddUser(user);
            user.Replace(value, other);
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            if (ReferenceEquals(outputs[i].Value, value))
            {
                outputs[i] = outputs[i] with { Value = other };
                other.IsOutput = true;
            }
        }

        value.IsOutput = false;
        foreach (var input in InputGradients.Where(p => ReferenceEquals(p.Value, value)).Select(p => p.Key).ToList())
        {
            InputGradients[input] = other;
        }
    }

    /// <summary>Writes a pass over rows into the operation that makes them.</summary>
    public void Fuse(Operation maker, Operation pass)
    {
        Leave(pass);
        operations.Remove(pass);
        maker.TakeTail(pass);
        foreach (var link in pass.Tail)
        {
            link.Result.Maker = maker;
            foreach (var side in link.Link.Sides)
            {
                side.AddUser(maker);
            }
        }
    }

    /// <summary>Whether a value is the gradient of an input.</summary>
    public bool IsInputGradient(Value value) => InputGradients.ContainsValue(value);

    /// <summary>What is wrong with the graph: a value that is read before it is written, or written twice. Null where nothing is.</summary>
    public string? Check()
    {
        var written = new HashSet<Value>(inputs);
        int position = int.MinValue;
        foreach (var operation in operations)
        {
            if (operation.Position <= position)
            {
                return $"'{operation}' stands at {operation.Position}, behind {position}.";
            }

            position = operation.Position;
            foreach (var value in operation.Reads)
            {
                bool isThere = value.Kind is ValueKind.Parameter or ValueKind.State || written.Contains(value);
                if (!isThere || !value.Users.Contains(operation))
                {
                    return isThere ? $"'{operation}' is not among those who read '{value}'." : $"'{operation}' reads '{value}' before it is written.";
                }
            }

            foreach (var value in operation.Writes)
            {
                if (!written.Add(value) || !ReferenceEquals(value.Maker, operation))
                {
                    return $"'{operation}' writes '{value}', which {value.Maker} writes.";
                }
            }
        }

        return outputs.Select(o => o.Value).Concat(InputGradients.Values).FirstOrDefault(v => !written.Contains(v)) is { } missing ? $"Nobody writes '{missing}', which leaves the network." : null;
    }

    public override string ToString() => string.Join("\n", operations);

    private static void Enter(Operation operation)
    {
        foreach (var value in operation.Reads)
        {
            value.AddUser(operation);
        }

        foreach (var value in operation.Outputs.Concat(operation.Tail.Select(t => t.Result)))
        {
            value.Maker = operation;
        }
    }

    private static void Leave(Operation operation)
    {
        foreach (var value in operation.Reads)
        {
            value.RemoveUser(operation);
        }
    }
}

/// <summary>What a graph is for.</summary>
[Flags]
internal enum Purpose
{
    Training = 1,
    Prediction = 2,
    Both = Training | Prediction,
}

/// <summary>A value that leaves a network.</summary>
/// <param name="Index">The head that it ends, or the layer whose value it is.</param>
/// <param name="Value">The value.</param>
internal sealed record Output(int Index, Value Value);

namespace NetGen.Generator.Graphs;

/// <summary>
/// What a network computes: operations in execution order, and the values between them. Each value is written once. The graph tracks the readers of each value,
/// so rewrites need no search.
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

    /// <summary>The operations, each after those whose results it reads.</summary>
    public IReadOnlyList<Operation> Operations => operations;

    /// <summary>The input rows.</summary>
    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>The output values.</summary>
    public IReadOnlyList<Output> Outputs => outputs;

    /// <summary>The gradients of the inputs, if it has a backward pass.</summary>
    public Dictionary<Value, Value> InputGradients { get; } = [];

    /// <summary>The part of a training step that operations are added to.</summary>
    public Phase Phase { get; set; }

    /// <summary>Creates input rows.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="layout">The layout of copies of the input, and of its gradient.</param>
    /// <param name="first">The index of its first value in a row of the caller.</param>
    /// <param name="stride">Floats of such a row.</param>
    public Value AddInput(string name, Layout layout, int first, int stride)
    {
        var value = Value.OfInput(name, layout, first, stride);
        inputs.Add(value);
        return value;
    }

    /// <summary>Makes a value an output.</summary>
    /// <param name="index">The head that it ends, or the layer whose value it is.</param>
    /// <param name="value">The value.</param>
    public void AddOutput(int index, Value value)
    {
        value.IsOutput = true;
        outputs.Add(new Output(index, value));
    }

    /// <summary>A parameter, its gradient, or a tracked value of a layer: always the same value for the same tensor.</summary>
    public Value Parameter(ParameterPlan parameter, ValueKind kind)
    {
        if (!parameters.TryGetValue((parameter, kind), out var value))
        {
            value = Value.Of(parameter, kind);
            parameters.Add((parameter, kind), value);
        }

        return value;
    }

    /// <summary>Appends an operation, and returns its result.</summary>
    public Value Add(Operation operation)
    {
        operation.Position = ++last;
        operation.Phase = Phase;
        operations.Add(operation);
        Enter(operation);
        return operation.Result;
    }

    /// <summary>Prepends an operation, and returns its result.</summary>
    public Value AddFirst(Operation operation)
    {
        operation.Position = operations.Count == 0 ? 0 : operations[0].Position - 1;
        operations.Insert(0, operation);
        Enter(operation);
        return operation.Result;
    }

    /// <summary>Replaces an operation whose result no longer has readers.</summary>
    public void Exchange(Operation operation, Operation other)
    {
        other.Position = operation.Position;
        other.Phase = operation.Phase;
        int index = operations.IndexOf(operation);
        Leave(operation);
        operations[index] = other;
        Enter(other);
    }

    /// <summary>Removes an operation whose result no longer has readers.</summary>
    public void Remove(Operation operation)
    {
        Leave(operation);
        operations.Remove(operation);
    }

    /// <summary>Makes all readers of a value read another one.</summary>
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

    /// <summary>Merges a pass over rows into the operation that makes them.</summary>
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

    /// <summary>Finds an error in the graph: a value that is read before it is written, or written twice. Null if there is none.</summary>
    public string? Check()
    {
        var written = new HashSet<Value>(inputs);
        int position = int.MinValue;
        foreach (var operation in operations)
        {
            if (operation.Position <= position)
            {
                return $"'{operation}' is at position {operation.Position}, after an operation at {position}.";
            }

            position = operation.Position;
            foreach (var value in operation.Reads)
            {
                bool isThere = value.Kind is ValueKind.Parameter or ValueKind.State || written.Contains(value);
                if (!isThere || !value.Users.Contains(operation))
                {
                    return isThere ? $"'{operation}' is not among the readers of '{value}'." : $"'{operation}' reads '{value}' before it is written.";
                }
            }

            foreach (var value in operation.Writes)
            {
                if (!written.Add(value) || !ReferenceEquals(value.Maker, operation))
                {
                    return $"'{operation}' writes '{value}', which {value.Maker} already writes.";
                }
            }
        }

        return outputs.Select(o => o.Value).Concat(InputGradients.Values).FirstOrDefault(v => !written.Contains(v)) is { } missing ? $"No operation writes '{missing}', which is an output." : null;
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

/// <summary>The purpose of a graph.</summary>
[Flags]
internal enum Purpose
{
    Training = 1,
    Prediction = 2,
    Both = Training | Prediction,
}

/// <summary>An output value of a network.</summary>
/// <param name="Index">The head that it ends, or the layer whose value it is.</param>
/// <param name="Value">The value.</param>
internal sealed record Output(int Index, Value Value);

namespace NetGen.Generator.Graphs;

/// <summary>
/// A call of a kernel: what it reads and writes, what it runs over, its derivative and its text. Everything specific to an operation is here, so that
/// differentiation, rewrites and programs know no concrete operation.
/// </summary>
internal abstract class Operation
{
    private readonly List<Value> inputs;
    private readonly List<Value> outputs = [];
    private readonly List<TailLink> tail = [];

    /// <param name="origin">The layer that it comes from.</param>
    /// <param name="inputs">What it reads.</param>
    protected Operation(Origin origin, params Value?[] inputs)
    {
        Origin = origin;
        this.inputs = [.. inputs.Where(v => v is not null).Select(v => v!)];
    }

    /// <summary>The layer that it comes from.</summary>
    public Origin Origin { get; }

    /// <summary>Its place in the order of the graph.</summary>
    public int Position { get; set; }

    /// <summary>The part of a training step that it belongs to; set by the graph.</summary>
    public Phase Phase { get; set; }

    /// <summary>The values that it reads, except the sides of its tail.</summary>
    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>The values that it writes, except those of its tail; the tail begins with the first of them.</summary>
    public IReadOnlyList<Value> Outputs => outputs;

    /// <summary>The operations on each vector of its first output before it is stored.</summary>
    public IReadOnlyList<TailLink> Tail => tail;

    /// <summary>Its result, after the tail.</summary>
    public virtual Value Result => tail.Count > 0 ? tail[tail.Count - 1].Result : outputs[0];

    /// <summary>The operation into whose tail this one was merged; null if it stands alone.</summary>
    public Operation? WrittenInto { get; private set; }

    /// <summary>What it runs over.</summary>
    public virtual Domain Domain => Domain.Rows;

    /// <summary>The time axis whose valid steps it takes as rows; null if it takes rows of the batch, or more than one of them at once.</summary>
    public virtual TimeAxis? Time => outputs.Concat(inputs).Where(v => v.Kind is ValueKind.Rows or ValueKind.Input).Select(v => v.Layout.Time).FirstOrDefault();

    /// <summary>Whether a tail may follow its operation on a vector.</summary>
    public virtual bool TakesTail => false;

    /// <summary>Whether it only consists of a tail: a pass over its first input, which may be merged into the operation that makes that input.</summary>
    public virtual bool IsTail => false;

    /// <summary>Whether it reads its rows in whole vectors, so they must be padded.</summary>
    public virtual bool ReadsWholeVectors => true;

    /// <summary>Whether rows share the loading of weights, so that many rows at once take less time than a few.</summary>
    public virtual bool TakesRowsTogether => false;

    /// <summary>How it is computed, for the table of layers.</summary>
    public virtual string Way => "row by row";

    /// <summary>The name of a method that runs it alone, after the layer's name, and its summary: for operations over items in the middle of a pass.</summary>
    public virtual (string Name, string Summary) Join => throw new InvalidOperationException($"{GetType().Name} does not join the batch.");

    /// <summary>Whether only gradients of parameters depend on it, so that no other operation of the backward pass waits for it.</summary>
    public bool EndsInParameters => outputs.Count > 0 && outputs.TrueForAll(v => v.IsParameterGradient);

    /// <summary>Whether it sums parts of gradients, all of which must be ready.</summary>
    public virtual bool SumsParts => false;

    /// <summary>All that it reads.</summary>
    public IEnumerable<Value> Reads => inputs.Concat(tail.SelectMany(t => t.Link.Sides));

    /// <summary>All that it stores: further outputs, intermediate values of its tail that others read, and the result.</summary>
    public IEnumerable<Value> Writes => outputs.Skip(1).Concat(WayValues.Where(IsStored));

    /// <summary>The values before each link of its tail, and the result.</summary>
    public IEnumerable<Value> WayValues => tail.Select(t => t.Result).Prepend(Start);

    /// <summary>The value that the tail begins with.</summary>
    public virtual Value Start => outputs[0];

    /// <summary>Whether an intermediate value of the tail is stored.</summary>
    public bool IsStored(Value value) => ReferenceEquals(value, Result) || (
        (value.Users.Count > 0 || value.IsOutput) && !(IsTail && ReferenceEquals(value, Start)));

    /// <summary>Adds the operations that turn the gradient of its result into those of its inputs and parameters.</summary>
    /// <param name="gradients">Receives them.</param>
    /// <param name="gradient">The gradient of its result.</param>
    public virtual void Differentiate(Gradients gradients, Value gradient) => throw new NotSupportedException($"{GetType().Name} is not differentiated.");

    /// <summary>Writes the call.</summary>
    public abstract void Write(Calls calls);

    public override string ToString() =>
        $"{string.Join(", ", Writes)} = {GetType().Name}({string.Join(", ", Inputs)}){string.Concat(tail.Select(t => $" · {t.Link}"))}";

    /// <summary>Appends the links of a pass over its result, so that it makes the result of the pass.</summary>
    public void TakeTail(Operation pass)
    {
        tail.AddRange(pass.tail);
        pass.WrittenInto = this;
    }

    /// <summary>Replaces a value that it reads by another.</summary>
    public void Replace(Value value, Value other)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            inputs[i] = ReferenceEquals(inputs[i], value) ? other : inputs[i];
        }

        foreach (var link in tail)
        {
            link.Link.Replace(value, other);
        }
    }

    /// <summary>Adds an output.</summary>
    protected Value Output(Value value)
    {
        outputs.Add(value);
        return value;
    }

    /// <summary>Adds rows that it writes.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="layout">Their layout.</param>
    protected Value OutputRows(string name, Layout layout) => Output(Value.OfRows(name, layout));

    /// <summary>Adds a link at the end of the tail.</summary>
    protected void Append(Link link, string name, Layout layout) => tail.Add(new TailLink(link, Value.OfRows(name, layout)));
}

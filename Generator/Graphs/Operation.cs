namespace NetGen.Generator.Graphs;

/// <summary>
/// A call of a kernel: what it reads and writes, what it runs over, its derivative and its text. It answers all questions about itself, so that differentiation, rewrites and programs know no
/// concrete operation.
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

    /// <summary>What it reads, but for the sides of its tail.</summary>
    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>What it writes beside the values of its tail; the first of them is what the tail begins with.</summary>
    public IReadOnlyList<Value> Outputs => outputs;

    /// <summary>What is done with each vector of its first output before it is stored.</summary>
    public IReadOnlyList<TailLink> Tail => tail;

    /// <summary>Its result, behind the tail.</summary>
    public virtual Value Result => tail.Count > 0 ? tail[tail.Count - 1].Result : outputs[0];

    /// <summary>The operation into whose tail this one was written; null where it stands for itself.</summary>
    public Operation? WrittenInto { get; private set; }

    /// <summary>What it runs over.</summary>
    public virtual Domain Domain => Domain.Rows;

    /// <summary>Whether what it does with a vector may be followed by a tail.</summary>
    public virtual bool TakesTail => false;

    /// <summary>Whether it is nothing but a tail: a pass over its first input, which may be written into the operation that makes that input.</summary>
    public virtual bool IsTail => false;

    /// <summary>Whether it reads its rows in whole vectors, so that they must be padded.</summary>
    public virtual bool ReadsWholeVectors => true;

    /// <summary>Whether rows share the loading of weights, so that many at once take less time than a few.</summary>
    public virtual bool TakesRowsTogether => false;

    /// <summary>How it is computed, for the table of layers.</summary>
    public virtual string Way => "row by row";

    /// <summary>What a method is called that runs it alone, behind the layer's name, and what it does: for operations over items in the midst of a pass.</summary>
    public virtual (string Name, string Summary) Join => throw new InvalidOperationException($"{GetType().Name} does not join the batch.");

    /// <summary>Whether nothing but gradients of parameters comes of it, which no other operation of the backward pass waits for.</summary>
    public bool EndsInParameters => outputs.Count > 0 && outputs.TrueForAll(v => v.IsParameterGradient);

    /// <summary>Whether it sums parts of gradients, all of which must be there.</summary>
    public virtual bool SumsParts => false;

    /// <summary>All that it reads.</summary>
    public IEnumerable<Value> Reads => inputs.Concat(tail.SelectMany(t => t.Link.Sides));

    /// <summary>All that it stores: further outputs, values on the way through its tail that others read, and the result.</summary>
    public IEnumerable<Value> Writes => outputs.Skip(1).Concat(WayValues.Where(IsStored));

    /// <summary>The values before each link of its tail, and the result.</summary>
    public IEnumerable<Value> WayValues => tail.Select(t => t.Result).Prepend(Start);

    /// <summary>The value that the tail begins with.</summary>
    public virtual Value Start => outputs[0];

    /// <summary>Whether a value on the way through the tail is stored.</summary>
    public bool IsStored(Value value) => ReferenceEquals(value, Result) || ((value.Users.Count > 0 || value.IsOutput) && !(IsTail && ReferenceEquals(value, Start)));

    /// <summary>Adds the operations that turn the gradient of its result into those of its inputs and parameters.</summary>
    /// <param name="gradients">Takes them.</param>
    /// <param name="gradient">The gradient of its result.</param>
    public virtual void Differentiate(Gradients gradients, Value gradient) => throw new NotSupportedException($"{GetType().Name} is not differentiated.");

    /// <summary>Writes the call.</summary>
    public abstract void Write(Calls calls);

    public override string ToString() =>
        $"{string.Join(", ", Writes)} = {GetType().Name}({string.Join(", ", Inputs)}){string.Concat(tail.Select(t => $" · {t.Link}"))}";

    /// <summary>Appends the links of a pass over its result, which it then makes itself.</summary>
    public void TakeTail(Operation pass)
    {
        tail.AddRange(pass.tail);
        pass.WrittenInto = this;
    }

    /// <summary>Reads another value instead of one.</summary>
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

    /// <summary>An output of it.</summary>
    protected Value Output(Value value)
    {
        outputs.Add(value);
        return value;
    }

    /// <summary>Rows that it writes.</summary>
    /// <param name="name">What they hold.</param>
    /// <param name="layout">How they lie.</param>
    protected Value OutputRows(string name, Layout layout) => Output(Value.OfRows(name, layout));

    /// <summary>A link at the end of the tail.</summary>
    protected void Append(Link link, string name, Layout layout) => tail.Add(new TailLink(link, Value.OfRows(name, layout)));
}

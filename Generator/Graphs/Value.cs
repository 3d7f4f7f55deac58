namespace NetGen.Generator.Graphs;

/// <summary>What operations read and write.</summary>
internal sealed class Value
{
    private readonly List<Operation> users = [];
    private Value? home;

    private Value(string name, ValueKind kind, Layout? layout, long length)
    {
        Name = name;
        Kind = kind;
        Rows = layout;
        Length = length;
    }

    /// <summary>What it holds, for people.</summary>
    public string Name { get; set; }

    public ValueKind Kind { get; }

    /// <summary>Floats of what there is once; 0 for rows.</summary>
    public long Length { get; }

    /// <summary>How its rows lie.</summary>
    public Layout Layout => Rows ?? throw new InvalidOperationException($"'{Name}' has no rows.");

    /// <summary>Of an input: where it begins in a row of the caller.</summary>
    public int First { get; private init; }

    /// <summary>Of an input: floats of a row of the caller.</summary>
    public int CallersStride { get; private init; }

    /// <summary>The parameter that it is, or whose gradient, or the tracked numbers.</summary>
    public ParameterPlan? Parameter { get; private init; }

    /// <summary>The operation that writes it; null for what comes from outside.</summary>
    public Operation? Maker { get; set; }

    /// <summary>The operations that read it, one that reads it twice twice.</summary>
    public IReadOnlyList<Operation> Users => users;

    /// <summary>Whether it leaves the network.</summary>
    public bool IsOutput { get; set; }

    /// <summary>Whether it is a gradient of parameters, or a part of one.</summary>
    public bool IsParameterGradient => Kind == ValueKind.ParameterGradient || (Kind == ValueKind.Table && Parameter is not null);

    /// <summary>The table in which it lies; itself, where it has a place of its own.</summary>
    public Value Home => home ?? this;

    private Layout? Rows { get; }

    /// <summary>A value of each row.</summary>
    public static Value OfRows(string name, Layout layout) => new(name, ValueKind.Rows, layout, 0);

    /// <summary>Rows of the caller.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="layout">How copies of it lie, and its gradient.</param>
    /// <param name="first">Where it begins in a row of the caller.</param>
    /// <param name="stride">Floats of such a row.</param>
    public static Value OfInput(string name, Layout layout, int first, int stride) =>
        new(name, ValueKind.Input, layout, 0) { First = first, CallersStride = stride };

    /// <summary>Floats that there are once.</summary>
    public static Value OfTable(string name, long length) => new(name, ValueKind.Table, null, length);

    /// <summary>A part of a table that is written later than the rest.</summary>
    public static Value Within(Value table, string name) => new(name, ValueKind.Table, null, 0) { home = table.Home };

    /// <summary>The part of a shared parameter's gradient that one layer gives.</summary>
    public static Value PartOf(ParameterPlan parameter, string name) => new(name, ValueKind.Table, null, parameter.StorageLength) { Parameter = parameter };

    /// <summary>A parameter, its gradient, or what a layer tracks.</summary>
    public static Value Of(ParameterPlan parameter, ValueKind kind) => new(parameter.Name, kind, null, 0) { Parameter = parameter };

    public override string ToString() => Name;

    internal void AddUser(Operation operation) => users.Add(operation);

    internal void RemoveUser(Operation operation) => users.Remove(operation);
}

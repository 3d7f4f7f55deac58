namespace NetGen.Generator.Graphs;

/// <summary>A value that operations read and write.</summary>
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

    /// <summary>A readable name of its content.</summary>
    public string Name { get; set; }

    public ValueKind Kind { get; }

    /// <summary>The floats of a value that exists once; 0 for rows.</summary>
    public long Length { get; }

    /// <summary>The layout of its rows.</summary>
    public Layout Layout => Rows ?? throw new InvalidOperationException($"'{Name}' has no rows.");

    /// <summary>For an input: the index of its first value in a row of the caller.</summary>
    public int First { get; private init; }

    /// <summary>For an input: the floats of a row of the caller.</summary>
    public int CallersStride { get; private init; }

    /// <summary>The parameter or tracked tensor that it is, or whose gradient it is.</summary>
    public ParameterPlan? Parameter { get; private init; }

    /// <summary>The operation that writes it; null for what comes from outside.</summary>
    public Operation? Maker { get; set; }

    /// <summary>The operations that read it; one that reads it twice is listed twice.</summary>
    public IReadOnlyList<Operation> Users => users;

    /// <summary>Whether it is an output of the network.</summary>
    public bool IsOutput { get; set; }

    /// <summary>Whether it is a gradient of parameters, or a part of one.</summary>
    public bool IsParameterGradient => Kind == ValueKind.ParameterGradient || (Kind == ValueKind.Table && Parameter is not null);

    /// <summary>The table that contains it; itself if it has its own place.</summary>
    public Value Home => home ?? this;

    private Layout? Rows { get; }

    /// <summary>Creates a value of each row.</summary>
    public static Value OfRows(string name, Layout layout) => new(name, ValueKind.Rows, layout, 0);

    /// <summary>Creates rows of the caller.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="layout">The layout of copies of the input, and of its gradient.</param>
    /// <param name="first">The index of its first value in a row of the caller.</param>
    /// <param name="stride">Floats of such a row.</param>
    public static Value OfInput(string name, Layout layout, int first, int stride) =>
        new(name, ValueKind.Input, layout, 0) { First = first, CallersStride = stride };

    /// <summary>Creates floats that exist once.</summary>
    public static Value OfTable(string name, long length) => new(name, ValueKind.Table, null, length);

    /// <summary>Creates a part of a table that is written later than the rest.</summary>
    public static Value Within(Value table, string name) => new(name, ValueKind.Table, null, 0) { home = table.Home };

    /// <summary>Creates one layer's part of the gradient of a shared parameter.</summary>
    public static Value PartOf(ParameterPlan parameter, string name) => new(name, ValueKind.Table, null, parameter.StorageLength) { Parameter = parameter };

    /// <summary>Creates a parameter, its gradient, or a tracked value of a layer.</summary>
    public static Value Of(ParameterPlan parameter, ValueKind kind) => new(parameter.Name, kind, null, 0) { Parameter = parameter };

    public override string ToString() => Name;

    internal void AddUser(Operation operation) => users.Add(operation);

    internal void RemoveUser(Operation operation) => users.Remove(operation);
}

namespace NetGen.Generated;

/// <summary>
/// What a pickle may ask for by name: what tensors and dictionaries of them are made with. Nothing else is ever looked up, and nothing of Python is run.
/// </summary>
internal sealed class PickleGlobal
{
    private static readonly Dictionary<string, PickleGlobal> All = new PickleGlobal[]
    {
        new("collections.OrderedDict", MakeDictionary),
        new("collections.Counter", MakeDictionary),
        new("torch._utils._rebuild_tensor", PyTorchTensor.Of),
        new("torch._utils._rebuild_tensor_v2", PyTorchTensor.Of),
        new("torch._utils._rebuild_parameter", TensorOfParameter),
        new("torch._utils._rebuild_parameter_with_state", TensorOfParameter),
        new("torch.Size", Only<object?[]>),
        new("torch.device", arguments => arguments),
        new("torch.FloatStorage", "F32"),
        new("torch.DoubleStorage", "F64"),
        new("torch.HalfStorage", "F16"),
        new("torch.BFloat16Storage", "BF16"),
        new("torch.LongStorage", "I64"),
        new("torch.IntStorage", "I32"),
        new("torch.ShortStorage", "I16"),
        new("torch.CharStorage", "I8"),
        new("torch.ByteStorage", "U8"),
        new("torch.BoolStorage", "BOOL"),
        new("torch.ComplexFloatStorage", "C64"),
        new("torch.float32"), new("torch.float64"), new("torch.float16"), new("torch.bfloat16"),
        new("torch.int64"), new("torch.int32"), new("torch.int16"), new("torch.int8"), new("torch.uint8"), new("torch.bool"), new("torch.complex64"),
    }.ToDictionary(global => global.Name);

    private readonly Func<object?[], object?>? call;

    private PickleGlobal(string name, Func<object?[], object?>? call = null)
    {
        Name = name;
        this.call = call;
    }

    private PickleGlobal(string name, string storageType)
        : this(name) => StorageType = SafetensorsType.Find(storageType);

    /// <summary>Module and name.</summary>
    public string Name { get; }

    /// <summary>The element type of a storage of this class; null for anything else.</summary>
    public SafetensorsType? StorageType { get; }

    /// <summary>Finds what a pickle asks for.</summary>
    /// <exception cref="FormatException">It is not among the functions and classes that tensors are made with.</exception>
    public static PickleGlobal Find(string module, string name)
    {
        string full = $"{module}.{name}";
        return All.GetValueOrDefault(full) ?? throw new FormatException(
            $"the pickle asks for {SafetensorsReader.Quote(full)}. Only tensors and dictionaries, lists, texts and numbers around them are read, "
            + "and nothing is run: save the weights alone, torch.save(model.state_dict(), path).");
    }

    /// <summary>Makes the object that calling it makes.</summary>
    /// <exception cref="FormatException">It cannot be called, or not with these arguments.</exception>
    public object? Call(object?[] arguments) => call is null ? throw new FormatException($"'{Name}' is called, but it is no function.") : call(arguments);

    private static PickleDictionary MakeDictionary(object?[] arguments) => arguments.Length == 0 ? new PickleDictionary() : Only<PickleDictionary>(arguments);

    private static PyTorchTensor TensorOfParameter(object?[] arguments) =>
        arguments is [PyTorchTensor tensor, ..] ? tensor : throw new FormatException("expected the tensor of a parameter.");

    private static T Only<T>(object?[] arguments)
        where T : class => arguments is [T only] ? only : throw new FormatException("expected another argument of a function.");
}

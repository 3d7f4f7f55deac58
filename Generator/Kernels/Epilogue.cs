using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>What a kernel does with each vector it has computed, before and while it is stored.</summary>
internal abstract class Epilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand> values)
{
    /// <summary>The pointwise layers, in the order of the forward pass.</summary>
    protected IReadOnlyList<PointwiseLayer> Layers { get; } = layers;

    /// <summary>Parameters of the kernel: saved values, destination, and what the layers need.</summary>
    public IReadOnlyList<Operand> Operands =>
    [
        .. values,
        .. Layers.SelectMany(l => l.Operands),
        .. NeedsRow ? [new Operand("int", "row", "from", IsRowIndex: true)] : Array.Empty<Operand>(),
    ];

    /// <summary>A short description for comments: <c>ReLU, dropout</c>; empty where there is nothing to do.</summary>
    public string Description => string.Join(", then ", Layers.Select(l => l.Spec.Kind));

    private bool NeedsRow => Layers.Any(l => l.RowPrologue(0) is not null);

    /// <summary>Lines at the start of a kernel of so many rows.</summary>
    public void Prologue(CodeWriter writer, int rows)
    {
        foreach (var layer in Layers)
        {
            for (int row = 0; row < rows; row++)
            {
                if (layer.RowPrologue(row) is { } line)
                {
                    writer.Line(line);
                }
            }
        }
    }

    /// <summary>References to the current column of each value, so that every address below is one of them and a constant.</summary>
    public void ColumnPrologue(CodeWriter writer, string element)
    {
        foreach (var value in values)
        {
            writer.Line($"ref float {value.Name}At = ref Unsafe.Add(ref {value.Name}, {element});");
        }
    }

    /// <summary>Lines that finish one vector in the local <paramref name="value"/> and store it.</summary>
    public abstract void Apply(CodeWriter writer, string value, int row, string element, string second);

    /// <summary>The place of a saved value or destination.</summary>
    protected static string Address(Operand operand, int row, string second)
    {
        string offset = (row * operand.RowStride, second.Length > 0) switch
        {
            (0, false) => string.Empty,
            (0, true) => second,
            (int rows, false) => rows.ToString(System.Globalization.CultureInfo.InvariantCulture),
            (int rows, true) => $"{rows} + {second}",
        };
        return offset.Length == 0 ? $"ref {operand.Name}At" : $"ref Unsafe.Add(ref {operand.Name}At, {offset})";
    }
}

/// <summary>The pointwise layers after a product, forward. Values that the backward pass reads again are stored on the way.</summary>
/// <param name="layers">The layers.</param>
/// <param name="stores">By value (0 is the product itself): where it is kept, or null.</param>
internal sealed class ForwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> stores)
    : Epilogue(layers, [.. stores.Where(s => s is not null).Select(s => s!)])
{
    public override void Apply(CodeWriter writer, string value, int row, string element, string second)
    {
        for (int i = 0; i <= Layers.Count; i++)
        {
            if (i > 0)
            {
                string result = Layers[i - 1].Forward(value, new Position(row, second.Length > 0 ? $"{element} + {second}" : element));
                if (result != value)
                {
                    writer.Line($"{value} = {result};");
                }
            }

            if (stores[i] is { } store)
            {
                writer.Line($"Vector.StoreUnsafe({value}, {Address(store, row, second)});");
            }
        }
    }
}

/// <summary>The derivatives of the pointwise layers before a product, from the last to the first.</summary>
/// <param name="layers">The layers, in the order of the forward pass.</param>
/// <param name="saved">By value: where the forward pass kept it, or null.</param>
/// <param name="destination">Receives the gradient of value 0.</param>
internal sealed class BackwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> saved, Operand destination)
    : Epilogue(layers, [.. saved.Where(s => s is not null).Select(s => s!), destination])
{
    public override void Apply(CodeWriter writer, string value, int row, string element, string second)
    {
        var loaded = new HashSet<int>();
        for (int i = Layers.Count - 1; i >= 0; i--)
        {
            string x = Layers[i].Saved.HasFlag(Saved.Input) ? Load(i) : string.Empty;
            string y = Layers[i].Saved.HasFlag(Saved.Output) ? Load(i + 1) : string.Empty;
            string result = Layers[i].Backward(x, y, value, new Position(row, second.Length > 0 ? $"{element} + {second}" : element));
            if (result != value)
            {
                writer.Line($"{value} = {result};");
            }
        }

        writer.Line($"Vector.StoreUnsafe({value}, {Address(destination, row, second)});");

        // A local with a value that the forward pass kept; two neighbouring layers may read the same one.
        string Load(int index)
        {
            string local = saved[index]!.Name + value.TrimStart([.. Enumerable.Range('a', 26).Select(c => (char)c)]);
            if (loaded.Add(index))
            {
                writer.Line($"var {local} = Vector.LoadUnsafe({Address(saved[index]!, row, second)});");
            }

            return local;
        }
    }
}

using System.Globalization;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What a kernel does with each vector it has computed: pointwise layers or their derivatives, and where values are stored.
/// With layers, it is written as one small method, so that the formula stands in one place; the JIT inlines it unless it is long.
/// </summary>
internal abstract class Epilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand> values)
{
    /// <summary>The pointwise layers, in the order of the forward pass.</summary>
    protected IReadOnlyList<PointwiseLayer> Layers { get; } = layers;

    /// <summary>Parameters of the kernel: saved values, destination, and what the layers need.</summary>
    public IReadOnlyList<Operand> Operands =>
    [
        .. values,
        .. Layers.SelectMany(l => l.Operands),
        .. Layers.Any(l => l.RowPrologue(0) is not null) ? [new Operand("int", "row", "from", IsRowIndex: true)] : Array.Empty<Operand>(),
    ];

    /// <summary>A short description for comments: <c>ReLU, then Dropout</c>; empty where there is nothing to do.</summary>
    public virtual string Description => string.Join(", then ", Layers.Select(l => l.Spec.Kind));

    /// <summary>Where the end result is stored.</summary>
    public Operand Result => values[values.Count - 1];

    /// <summary>Whether nothing is done but storing a vector once.</summary>
    public bool IsStoreOnly => Layers.Count == 0 && values.Count == 1;

    /// <summary>What the method that finishes a vector does, for its comment.</summary>
    protected virtual string Ending => $"the end of {(Layers.Count > 0 ? Description : "a vector")}.";

    private bool NeedsElement => Layers.Any(l => l.NeedsPosition);

    /// <summary>Adds the method that finishes a vector; null where it is only stored.</summary>
    public string? WriteFinish(KernelSet kernels, string name, string layer)
    {
        if (IsStoreOnly)
        {
            return null;
        }

        var writer = new CodeWriter();
        writer.Line(Layers.Any(l => l.IsLong) ? KernelNames.Hot : KernelNames.Inlined);
        string[] parameters =
        [
            "Vector<float> sum",
            .. values.Select(v => v.Declaration),
            .. Layers.SelectMany(l => l.FinishOperands(0)).Select(o => o.Declaration),
            .. NeedsElement ? ["int element"] : Array.Empty<string>(),
        ];
        using (writer.Open($"private static void §({string.Join(", ", parameters)})"))
        {
            WriteBody(writer);
        }

        return kernels.Add(name + "Finish", layer, Ending, writer.ToString());
    }

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
    public void ColumnPrologue(CodeWriter writer, string element, string suffix)
    {
        foreach (var value in values)
        {
            writer.Line($"ref float {value.Name}At = ref Unsafe.Add(ref {value.Name}{suffix}, {element});");
        }
    }

    /// <summary>The line that finishes the vector in a local.</summary>
    public string Finish(string? method, string value, int row, string element, int vector) =>
        Finish(method, value, row, element, vector, value => row * value.RowStride);

    /// <summary>The line that finishes the vector of a pixel, so many floats behind the first of its tile; all pixels of a tile are in one row.</summary>
    public string FinishPixel(string? method, string value, int offset, string element, int vector) =>
        Finish(method, value, 0, offset == 0 ? element : $"{element} + {offset.ToString(CultureInfo.InvariantCulture)}", vector, _ => offset);

    private string Finish(string? method, string value, int row, string element, int vector, Func<Operand, int> offset)
    {
        var places = values.Select(v => Addresses.At(v.Name + "At", offset(v), vector));
        if (method is null)
        {
            return $"Vector.StoreUnsafe({value}, {places.Single()});";
        }

        string[] arguments =
        [
            value,
            .. places,
            .. Layers.SelectMany(l => l.FinishOperands(row)).Select(o => o.Argument),
            .. NeedsElement ? [vector == 0 ? element : element + " + second"] : Array.Empty<string>(),
        ];
        return $"{method}({string.Join(", ", arguments)});";
    }

    /// <summary>Lines that work on the parameter <c>sum</c> and store it.</summary>
    protected abstract void WriteBody(CodeWriter writer);

    protected static void Assign(CodeWriter writer, string expression)
    {
        if (expression != "sum")
        {
            writer.Line($"sum = {expression};");
        }
    }
}

/// <summary>The pointwise layers after a product, forward. Values that the backward pass reads again are stored on the way.</summary>
/// <param name="layers">The layers.</param>
/// <param name="stores">By value (0 is the product itself): where it is kept, or null.</param>
internal sealed class ForwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> stores)
    : Epilogue(layers, [.. stores.Where(s => s is not null).Select(s => s!)])
{
    protected override void WriteBody(CodeWriter writer)
    {
        for (int i = 0; i <= Layers.Count; i++)
        {
            if (i > 0)
            {
                Assign(writer, Layers[i - 1].Forward("sum"));
            }

            if (stores[i] is { } store)
            {
                writer.Line($"Vector.StoreUnsafe(sum, ref {store.Name});");
            }
        }
    }
}

/// <summary>The derivatives of the pointwise layers before a product, from the last to the first.</summary>
/// <param name="layers">The layers, in the order of the forward pass.</param>
/// <param name="saved">By value: where the forward pass kept it, or null.</param>
/// <param name="before">What other layers have added to the gradient already, or null.</param>
/// <param name="destination">Receives the gradient of value 0.</param>
internal sealed class BackwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> saved, Operand? before, Operand destination)
    : Epilogue(layers, [.. saved.Where(s => s is not null).Select(s => s!), .. before is null ? Array.Empty<Operand>() : [before], destination])
{
    public override string Description => before is null ? base.Description : base.Description.Length == 0 ? "sum of gradients" : "sum of gradients, then " + base.Description;

    protected override string Ending => $"the end of {(before is null ? string.Empty : "a sum of gradients, and of ")}the derivative of {(Layers.Count > 0 ? base.Description : "a value")}.";

    protected override void WriteBody(CodeWriter writer)
    {
        if (before is not null)
        {
            writer.Line($"sum += Vector.LoadUnsafe(ref {before.Name});");
        }

        for (int i = 0; i < saved.Count; i++)
        {
            if (saved[i] is { } operand)
            {
                writer.Line($"Vector<float> {Local(i)} = Vector.LoadUnsafe(ref {operand.Name});");
            }
        }

        for (int i = Layers.Count - 1; i >= 0; i--)
        {
            Assign(writer, Layers[i].Backward(Local(i), Local(i + 1), "sum"));
        }

        writer.Line($"Vector.StoreUnsafe(sum, ref {destination.Name});");
    }

    private static string Local(int value) => "value" + value.ToString(CultureInfo.InvariantCulture);
}

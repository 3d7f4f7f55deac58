using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What a kernel does with each vector it has computed: pointwise layers or their derivatives, and where values are stored. In the text it is a tail of the library, a chain of calls that ends where the
/// result is stored.
/// </summary>
internal abstract class Epilogue(IReadOnlyList<PointwiseLayer> layers, Operand result)
{
    /// <summary>The pointwise layers, in the order of the forward pass.</summary>
    protected IReadOnlyList<PointwiseLayer> Layers { get; } = layers;

    /// <summary>Where the end result is stored.</summary>
    public Operand Result { get; } = result;

    /// <summary>Whether nothing is done but storing a vector once.</summary>
    public abstract bool IsStoreOnly { get; }

    /// <summary>The tail, as an expression.</summary>
    public string Tail => WriteTail($"Tail.To({Result.Argument})");

    /// <summary>The links before the end.</summary>
    protected abstract string WriteTail(string end);
}

/// <summary>The pointwise layers after a product, forward. Values that the backward pass reads again are stored on the way.</summary>
/// <param name="layers">The layers.</param>
/// <param name="stores">By value (0 is the product itself): where it is kept, or null; the last is the result.</param>
internal sealed class ForwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> stores)
    : Epilogue(layers, stores[stores.Count - 1]!)
{
    public override bool IsStoreOnly => Layers.Count == 0;

    protected override string WriteTail(string end)
    {
        string tail = end;
        for (int i = Layers.Count - 1; i >= 0; i--)
        {
            tail = Layers[i].Forward(tail);
            if (stores[i] is { } store)
            {
                tail = $"Tail.Keep({store.Argument}, {tail})";
            }
        }

        return tail;
    }
}

/// <summary>The derivatives of the pointwise layers before a product, from the last to the first.</summary>
/// <param name="layers">The layers, in the order of the forward pass.</param>
/// <param name="saved">By value: where the forward pass kept it, or null.</param>
/// <param name="before">What other layers have added to the gradient already, or null.</param>
/// <param name="destination">Receives the gradient of value 0.</param>
internal sealed class BackwardEpilogue(IReadOnlyList<PointwiseLayer> layers, IReadOnlyList<Operand?> saved, Operand? before, Operand destination)
    : Epilogue(layers, destination)
{
    public override bool IsStoreOnly => Layers.Count == 0 && before is null;

    protected override string WriteTail(string end)
    {
        string tail = end;
        for (int i = 0; i < Layers.Count; i++)
        {
            tail = Layers[i].Backward(tail, saved[i]?.Argument ?? string.Empty, saved[i + 1]?.Argument ?? string.Empty);
        }

        return before is null ? tail : $"Tail.Plus({before.Argument}, {tail})";
    }
}

namespace NetGen.Generator.Layers;

/// <summary>The effect of a layer on the <see cref="ValueOrder"/> of its inputs.</summary>
internal enum OrderRule
{
    /// <summary>It computes on axes, and its output is like that of PyTorch's module: channels first. Vectors are in PyTorch's order.</summary>
    ChannelsFirst,

    /// <summary>It takes a vector in PyTorch's order, and adds channels to each place, last in PyTorch too.</summary>
    ChannelsLast,

    /// <summary>It computes on axes, and keeps their order.</summary>
    Axes,

    /// <summary>It is elementwise: the order does not matter if all inputs have the same.</summary>
    Keeps,

    /// <summary>It concatenates vectors, each in its own order.</summary>
    Appends,

    /// <summary>It multiplies by a weight for each input and output, so it can take and write any order: files have the weights in PyTorch's.</summary>
    Absorbs,
}

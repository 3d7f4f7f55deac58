namespace NetGen.Generator.Layers;

/// <summary>What a layer does to the <see cref="ValueOrder"/> of its inputs.</summary>
internal enum OrderRule
{
    /// <summary>It computes on axes, and gives what PyTorch's module gives: channels first. A vector it takes and gives as it is in PyTorch.</summary>
    ChannelsFirst,

    /// <summary>It takes a vector as it is in PyTorch, and gives channels to each of its places, behind them in PyTorch too.</summary>
    ChannelsLast,

    /// <summary>It computes on axes, and leaves them in their order.</summary>
    Axes,

    /// <summary>Each output stands in the place of its inputs, whatever their order, if it is the same one.</summary>
    Keeps,

    /// <summary>Its inputs are vectors, each in its own order, that stand behind one another in the output.</summary>
    Appends,

    /// <summary>It multiplies with a weight for each input and output, so that it takes any order, and gives any: a file has the weights in PyTorch's.</summary>
    Absorbs,
}

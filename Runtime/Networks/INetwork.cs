using System.ComponentModel;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// A generated network, as <see cref="Trainer{TNetwork}"/> and custom loops use it. Code that is generic over networks
/// (<c>where TNetwork : class, INetwork&lt;TNetwork&gt;</c>) finds their operations (<c>Predict</c>, <c>TrainStep</c>, <c>Save</c> …) as methods of
/// <see cref="NetworkExtensions"/>, under the same names as in a class.
/// </summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Layers, shapes, parameters.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Creates a network with initial weights from the seed.</summary>
    static abstract TSelf Create(long seed);

    /// <inheritdoc cref="INetworkMembers.Parameters"/>
    ReadOnlySpan<float> Parameters => Core.Storage.Parameters.Span;

    /// <inheritdoc cref="INetworkMembers.Gradients"/>
    ReadOnlySpan<float> Gradients => Core.Gradients;

    /// <inheritdoc cref="INetworkMembers.ClassNames"/>
    /// <exception cref="ArgumentException">There are more names than classes, or none, or two are the same.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    IReadOnlyList<string>? ClassNames
    {
        get => Core.ClassNames;
        set => Core.ClassNames = value;
    }

    /// <inheritdoc cref="INetworkMembers.InputFeatures"/>
    /// <exception cref="ArgumentException">They are incomplete, or their number of inputs differs.</exception>
    /// <exception cref="InvalidOperationException">The network's row type defines them.</exception>
    CsvFeatures? InputFeatures
    {
        get => Core.InputFeatures;
        set => Core.InputFeatures = value;
    }

    /// <inheritdoc cref="INetworkMembers.Seed"/>
    long Seed
    {
        get => Core.Seed;
        set => Core.Seed = value;
    }

    /// <inheritdoc cref="INetworkMembers.Step"/>
    long Step
    {
        get => Core.Step;
        set => Core.Step = value;
    }

    /// <summary>The memory and the kernels behind the network; for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkCore Core { get; }
}

/// <summary>A network of typed rows, marked with <see cref="NetworkAttribute{TRow}"/>.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
/// <typeparam name="TRow">The type of its rows.</typeparam>
public interface INetwork<TSelf, TRow> : INetwork<TSelf>
    where TSelf : class, INetwork<TSelf, TRow>;

using System.ComponentModel;
using NetGen.Generated;

namespace NetGen;

/// <summary>A network that the generator wrote: what <see cref="Trainer{TNetwork}"/> and own loops need of it.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Layers, shapes, parameters.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Makes a network whose weights are drawn under the seed.</summary>
    static abstract TSelf Create(long seed);

    /// <summary>The memory and the kernels behind the network; for generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkCore Core { get; }
}

/// <summary>A network of typed rows, marked with <see cref="NetworkAttribute{TRow}"/>.</summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
/// <typeparam name="TRow">The type of its rows.</typeparam>
public interface INetwork<TSelf, TRow> : INetwork<TSelf>
    where TSelf : class, INetwork<TSelf, TRow>;

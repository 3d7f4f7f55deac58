namespace NetGen;

/// <summary>
/// A generated network with <see cref="StreamingAttribute"/>, which also runs step by step: its operations on streams are methods of
/// <see cref="StreamExtensions"/>.
/// </summary>
/// <typeparam name="TSelf">The annotated class.</typeparam>
public interface IStreamingNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, IStreamingNetwork<TSelf>;

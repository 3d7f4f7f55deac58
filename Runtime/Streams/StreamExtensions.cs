namespace NetGen;

/// <summary>Runs networks with <see cref="StreamingAttribute"/> step by step.</summary>
public static class StreamExtensions
{
    /// <summary>
    /// Opens a stream at its start: every state and every earlier step is 0, and with <c>TrainedState</c> the first step begins with what its network has
    /// learnt. The only call that allocates.
    /// </summary>
    /// <param name="network">The network; the stream fits every other network of its class as well.</param>
    public static SequenceStream<TNetwork> OpenStream<TNetwork>(this TNetwork network)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new SequenceStream<TNetwork>(network.Core.OpenStream());
    }

    /// <summary>The outputs of one step, which follows those that the stream has seen. Allocates nothing.</summary>
    /// <remarks>
    /// Step by step, in blocks of any length, and as a whole sequence by <c>Predict</c>, a network gives the same outputs up to the order in which sums of
    /// single precision are made: within 10⁻⁶ of values around 1. NaN in a step stays in the states until <see cref="SequenceStream{TNetwork}.Reset"/>.
    /// </remarks>
    /// <param name="network">The network. Several threads may use it at once, each with a stream of its own.</param>
    /// <param name="x">The features of the step.</param>
    /// <param name="y">Receives the values of the step.</param>
    /// <param name="stream">What the network remembers; it moves on by one step.</param>
    /// <exception cref="ArgumentException">There are more or fewer features or values than a step has, or both overlap.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public static void Step<TNetwork>(this TNetwork network, ReadOnlySpan<float> x, Span<float> y, SequenceStream<TNetwork> stream)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Step(network, x, y);
    }

    /// <summary>The outputs of any number of steps: those of as many calls of <see cref="Step{TNetwork}"/>, in less time. Allocates nothing.</summary>
    /// <param name="network">The network. Several threads may use it at once, each with a stream of its own.</param>
    /// <param name="xs">Steps × features, row-major.</param>
    /// <param name="ys">Receives steps × values.</param>
    /// <param name="stream">What the network remembers; it moves on by these steps.</param>
    /// <exception cref="ArgumentException">The features are not whole steps, the values do not fit them, or both overlap.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public static void Process<TNetwork>(this TNetwork network, ReadOnlySpan<float> xs, Span<float> ys, SequenceStream<TNetwork> stream)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Process(network, xs, ys);
    }
}

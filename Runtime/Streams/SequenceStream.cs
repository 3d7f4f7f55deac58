using NetGen.Generated;

namespace NetGen;

/// <summary>
/// What a network remembers of the steps that it has seen: the states of its recurrent layers, and the steps that its causal convolutions look back to.
/// <see cref="StreamExtensions.OpenStream{TNetwork}"/> opens one.
/// </summary>
/// <remarks>
/// It belongs to the class: every network of it can use it. It holds all scratch, so that different streams of one network may run on different threads at
/// once. Its memory does not depend on the steps that <c>[Network(…)]</c> declares.
/// </remarks>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class SequenceStream<TNetwork>
    where TNetwork : class, IStreamingNetwork<TNetwork>
{
    // The network of the last step and what is behind it: to ask it each time would take as long as a small layer.
    private TNetwork? network;
    private NetworkCore? core;

    internal SequenceStream(StreamMemory memory) => Memory = memory;

    /// <summary>Steps since the start, or since the last <see cref="Reset"/>.</summary>
    public long Position => Memory.Position;

    internal StreamMemory Memory { get; }

    /// <summary>The next step.</summary>
    internal void Step(TNetwork of, ReadOnlySpan<float> x, Span<float> y)
    {
        using var use = Memory.Use();
        CoreOf(of).StreamStep(x, y, Memory);
    }

    /// <summary>The next steps.</summary>
    internal void Process(TNetwork of, ReadOnlySpan<float> xs, Span<float> ys)
    {
        using var use = Memory.Use();
        CoreOf(of).StreamSteps(xs, ys, Memory);
    }

    /// <summary>Returns to the start: every state and every earlier step is 0 again.</summary>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public void Reset()
    {
        using var use = Memory.Use();
        Memory.Clear();
    }

    /// <summary>A stream of its own that goes on from here. Allocates; <see cref="CopyFrom"/> does not.</summary>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public SequenceStream<TNetwork> Clone()
    {
        using var use = Memory.Use();
        return new SequenceStream<TNetwork>(Memory.Clone());
    }

    /// <summary>Goes to where another stream is.</summary>
    /// <param name="other">The other stream, which stays as it is.</param>
    /// <exception cref="InvalidOperationException">One of both streams is in use by another call.</exception>
    public void CopyFrom(SequenceStream<TNetwork> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(this, other))
        {
            using var use = Memory.Use();
            using var useOfOther = other.Memory.Use();
            Memory.CopyFrom(other.Memory);
        }
    }

    /// <summary>Writes what it remembers as a safetensors file, to a temporary name first: a crash leaves an old file whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes what it remembers as safetensors: a tensor for each state and each history, and the position as metadata.</summary>
    /// <param name="stream">Where it is written to, from its position on.</param>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var use = Memory.Use();
        StreamFile.Save(TNetwork.Description, Memory, stream);
    }

    /// <summary>Goes to where the stream was that was saved in a file. On any error it stays where it is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or is of a stream of another network.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Load(file, path);
    }

    /// <summary>Goes to where the stream was that was saved here. On any error it stays where it is.</summary>
    /// <param name="stream">What is read, from its position to its end.</param>
    /// <exception cref="InvalidDataException">The content is damaged, or is of a stream of another network.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load(stream, "stream");
    }

    private NetworkCore CoreOf(TNetwork of)
    {
        if (!ReferenceEquals(network, of))
        {
            (network, core) = (of, of.Core);
        }

        return core!;
    }

    private void Load(Stream stream, string source)
    {
        using var use = Memory.Use();
        StreamFile.Load(TNetwork.Description, Memory, stream, source);
    }
}

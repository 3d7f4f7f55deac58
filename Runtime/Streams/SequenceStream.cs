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

    /// <summary>
    /// Returns to the start: every state and every earlier step is 0 again; with <c>TrainedState</c> the first step begins with what its network has learnt.
    /// </summary>
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

    /// <summary>
    /// The names of its states and histories: <c>lstm1.l0</c> is the state of a recurrent layer (h, then c if there is one), <c>conv1D1.history</c> the earlier
    /// steps of a causal convolution, the oldest first.
    /// </summary>
    public IReadOnlyList<string> StateNames => field ??= [.. Memory.Places.ToArray().Select(p => p.Name)];

    /// <summary>
    /// Copies a state or a history. Before the first step a state that is learnt (<c>TrainedState</c>) is 0: the network of that step sets it.
    /// </summary>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <param name="destination">Receives its vectors one after the other.</param>
    /// <exception cref="ArgumentException">There is no such state, or it has another length.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public void CopyStateTo(string name, Span<float> destination)
    {
        using var use = Memory.Use();
        int place = PlaceOf(name, destination.Length, nameof(destination));
        int features = Memory.Places[place].Features;
        for (int row = 0; row < Memory.Places[place].Steps; row++)
        {
            Memory.Row(place, row).CopyTo(destination[(row * features)..]);
        }
    }

    /// <summary>
    /// Sets a state or a history, such as a first state that was learnt elsewhere: before the first step it takes the place of the network's own.
    /// </summary>
    /// <param name="name">One of <see cref="StateNames"/>.</param>
    /// <param name="source">Its vectors one after the other.</param>
    /// <exception cref="ArgumentException">There is no such state, or it has another length.</exception>
    /// <exception cref="InvalidOperationException">The stream is in use by another call.</exception>
    public void CopyStateFrom(string name, ReadOnlySpan<float> source)
    {
        using var use = Memory.Use();
        int place = PlaceOf(name, source.Length, nameof(source));
        int features = Memory.Places[place].Features;
        for (int row = 0; row < Memory.Places[place].Steps; row++)
        {
            source.Slice(row * features, features).CopyTo(Memory.Row(place, row));
        }

        Memory.Set(place);
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

    private int PlaceOf(string name, int length, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var places = Memory.Places;
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place].Name == name)
            {
                int expected = places[place].Steps * places[place].Features;
                return length == expected
                    ? place
                    : throw new ArgumentException(
                        $"The state '{name}' of {TNetwork.Description.Name} has {NumberText.Count(expected, "number")}, but got {length}.", parameter);
            }
        }

        throw new ArgumentException($"A stream of {TNetwork.Description.Name} has no state '{name}', only {NameList.Of(StateNames)}.", nameof(name));
    }

    private void Load(Stream stream, string source)
    {
        using var use = Memory.Use();
        StreamFile.Load(TNetwork.Description, Memory, stream, source);
    }
}

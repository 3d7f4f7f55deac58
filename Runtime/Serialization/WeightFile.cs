namespace NetGen.Generated;

/// <summary>A file with weights, of whichever format: its tensors are listed at once and read one after the other.</summary>
internal abstract class WeightFile : IDisposable
{
    private const int StartLength = 16;
    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<string, string>();

    /// <param name="source">The file's name in messages.</param>
    protected WeightFile(string source) => Source = source;

    /// <summary>The file's name in messages.</summary>
    public string Source { get; }

    /// <summary>Names and texts beside the tensors.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata => NoMetadata;

    /// <summary>The tensors, in the order in which they are to be read.</summary>
    public abstract IReadOnlyList<FileTensor> Tensors { get; }

    /// <summary>Whether the order of the tensors is known to be that of the layers, even where their names happen to be sorted.</summary>
    public abstract bool IsInLayerOrder { get; }

    /// <summary>Opens a file in the format that its first bytes tell.</summary>
    /// <param name="stream">The file, from the stream's position on.</param>
    /// <param name="source">Its name in messages.</param>
    /// <param name="entry">Which of a PyTorch file's dictionaries has the weights; null for the only one.</param>
    /// <exception cref="InvalidDataException">It breaks its format, or is of another.</exception>
    public static WeightFile Open(Stream stream, string source, string? entry)
    {
        byte[] start = new byte[StartLength];
        int count = stream.ReadAtLeast(start, StartLength, throwOnEndOfStream: false);
        Array.Resize(ref start, count);
        var whole = Rejoin(start, stream);
        if (PyTorchFormat.IsArchive(start))
        {
            return PyTorchReader.Open(whole, source, entry);
        }

        PyTorchFormat.RefusePickle(start, source);
        return entry is null
            ? SafetensorsReader.Open(whole, source)
            : throw new InvalidDataException(
                $"{source}: expected a file of PyTorch (.pt, .pth), of which {SafetensorsReader.Quote(entry)} is to be an entry, but it is none; "
                + "a safetensors file has no entries.");
    }

    /// <summary>Reads the next tensor as floats.</summary>
    /// <param name="tensor">The next one of <see cref="Tensors"/>.</param>
    /// <param name="values">Receives its elements.</param>
    public abstract void Read(FileTensor tensor, Span<float> values);

    /// <summary>Skips the next tensor.</summary>
    /// <param name="tensor">The next one of <see cref="Tensors"/>.</param>
    public abstract void Skip(FileTensor tensor);

    /// <summary>Requires that nothing follows the last tensor.</summary>
    public abstract void ReadEnd();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what reading needed; the stream stays open.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static Stream Rejoin(byte[] start, Stream rest)
    {
        if (!rest.CanSeek)
        {
            return new RejoinedStream(start, rest);
        }

        rest.Position -= start.Length;
        return rest;
    }
}

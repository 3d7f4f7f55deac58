namespace NetGen.Generated;

/// <summary>
/// Reads a file of <c>torch.save</c> (since PyTorch 1.6): a zip archive with a pickle that says which tensors there are, and a file for each storage.
/// </summary>
internal sealed class PyTorchReader : WeightFile
{
    private readonly PyTorchArchive archive;
    private readonly Stream stream;
    private readonly List<PyTorchTensor> tensors;

    // Tensors that follow each other often share a storage.
    private PyTorchStorage? storage;
    private byte[] bytes = [];

    private PyTorchReader(PyTorchArchive archive, Stream stream, string source, string? entry)
        : base(source)
    {
        this.archive = archive;
        this.stream = stream;
        tensors = PyTorchEntries.Choose(PickleReader.Read(archive.ReadPickle(), archive.PickleSource), source, entry);
        foreach (var tensor in tensors)
        {
            archive.Require(tensor.Storage);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FileTensor> Tensors => tensors;

    /// <summary>A dictionary of PyTorch has its modules in their order.</summary>
    public override bool IsInLayerOrder => true;

    /// <summary>Reads the archive's directory and its pickle, and checks both.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or ask for something that is not supported.</exception>
    public static new PyTorchReader Open(Stream stream, string source, string? entry)
    {
        var archive = new PyTorchArchive(stream, source);
        try
        {
            return new PyTorchReader(archive, stream, source, entry);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Read(FileTensor tensor, Span<float> values)
    {
        // There are none of another class here.
        var view = (PyTorchTensor)tensor;
        var decode = view.Type.Decoder ?? throw new InvalidOperationException($"{view.Type.Name} is not read as floats.");
        if (view.Storage != storage)
        {
            bytes = archive.Read(view.Storage);
            storage = view.Storage;
        }

        int size = view.Type.Size;
        Span<byte> element = stackalloc byte[size];
        Span<long> index = stackalloc long[view.Shape.Count];
        index.Clear();
        long place = view.Offset;
        for (int i = 0; i < values.Length; i++)
        {
            bytes.AsSpan((int)(place * size), size).CopyTo(element);
            if (archive.IsBigEndian)
            {
                element.Reverse();
            }

            values[i] = decode(element);
            place = Next(view, index, place);
        }
    }

    /// <inheritdoc/>
    public override void Skip(FileTensor tensor)
    {
    }

    /// <inheritdoc/>
    public override void ReadEnd()
    {
        if (stream.CanSeek)
        {
            stream.Seek(0, SeekOrigin.End);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        archive.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The place of the element after one, the last dimension counting fastest.</summary>
    private static long Next(PyTorchTensor tensor, Span<long> index, long place)
    {
        for (int i = index.Length - 1; i >= 0; i--)
        {
            if (++index[i] < tensor.Shape[i])
            {
                return place + tensor.Strides[i];
            }

            place -= (index[i] - 1) * tensor.Strides[i];
            index[i] = 0;
        }

        return place;
    }
}

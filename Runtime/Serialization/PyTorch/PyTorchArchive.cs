using System.IO.Compression;

namespace NetGen.Generated;

/// <summary>The zip archive of a PyTorch file. Files that are read are stored as they are, so that none takes more memory than the archive has bytes.</summary>
internal sealed class PyTorchArchive : IDisposable
{
    private const string PickleName = "data.pkl";
    private readonly string source;
    private readonly ZipArchive zip;
    private readonly string folder;
    private readonly Dictionary<string, ZipArchiveEntry> files = new(StringComparer.Ordinal);

    /// <summary>Reads the directory of an archive.</summary>
    /// <param name="stream">The archive, which begins where the stream stands.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="InvalidDataException">It is damaged, or not what <c>torch.save</c> writes.</exception>
    public PyTorchArchive(Stream stream, string source)
    {
        this.source = source;
        var whole = FromItsStart(stream, source);
        zip = Zip("the archive", () => new ZipArchive(whole, ZipArchiveMode.Read, leaveOpen: true));
        long length = 0;
        foreach (var entry in Zip("the archive", () => zip.Entries))
        {
            // Each fits into the archive; together they must, too: none lies in another.
            length += entry.CompressedLength;
            if (length > whole.Length || !files.TryAdd(entry.FullName, entry))
            {
                throw Error($"{SafetensorsReader.Quote(entry.FullName)} is there twice, or overlaps another file.");
            }
        }

        folder = Folder();
        IsBigEndian = ByteOrder();
    }

    /// <summary>What messages call the pickle.</summary>
    public string PickleSource => $"{source}/{folder}{PickleName}";

    /// <summary>Whether numbers are big-endian.</summary>
    public bool IsBigEndian { get; }

    /// <summary>Reads the pickle.</summary>
    public byte[] ReadPickle() => Read(PickleName, PickleReader.MaximumLength);

    /// <summary>Checks that a storage is there and as long as it says.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public void Require(PyTorchStorage storage)
    {
        string name = $"{folder}data/{storage.Key}";
        if (!files.TryGetValue(name, out var file) || file.Length != storage.Count * storage.Type.Size)
        {
            throw Error(
                $"expected a file {SafetensorsReader.Quote(name)} of {storage.Count * storage.Type.Size} bytes "
                + $"({storage.Count} elements of {storage.Type.Name}), but {(file is null ? "there is none" : $"it has {file.Length}")}.");
        }

        RequireStored(file);
    }

    /// <summary>Reads the bytes of a storage.</summary>
    public byte[] Read(PyTorchStorage storage) => Read($"data/{storage.Key}", Array.MaxLength);

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    /// <summary>The archive from its start on, since its directory counts from there.</summary>
    private static Stream FromItsStart(Stream stream, string source)
    {
        if (stream.CanSeek && stream.Position == 0)
        {
            return stream;
        }

        var copy = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (copy.Length + count > Array.MaxLength)
            {
                throw new InvalidDataException(
                    $"{source}: a PyTorch file of more than {Array.MaxLength} bytes is read from its path, "
                    + "or from a stream that can seek and stands at its start.");
            }

            copy.Write(buffer, 0, count);
        }

        return copy;
    }

    private string Folder()
    {
        string[] folders =
        [
            .. files.Keys
                .Where(name => name.EndsWith("/" + PickleName, StringComparison.Ordinal) && name.Count(c => c == '/') == 1)
                .Select(name => name[..^PickleName.Length]),
        ];
        if (folders.Length != 1)
        {
            throw Error("expected an archive with one data.pkl in its folder, as torch.save writes it, but found another kind of archive.");
        }

        return files.ContainsKey(folders[0] + "constants.pkl") || files.Keys.Any(name => name.StartsWith(folders[0] + "code/", StringComparison.Ordinal))
            ? throw Error(
                "this is a TorchScript program (torch.jit.save), not a file of weights. Save its weights: torch.save(torch.jit.load(path).state_dict(), new).")
            : folders[0];
    }

    private bool ByteOrder()
    {
        const string Name = "byteorder";
        if (!files.ContainsKey(folder + Name))
        {
            return false;
        }

        byte[] order = Read(Name, 64);
        return order.AsSpan().SequenceEqual("big"u8)
            || (order.AsSpan().SequenceEqual("little"u8) ? false : throw Error($"expected {SafetensorsReader.Quote(folder + Name)} to say little or big."));
    }

    private byte[] Read(string name, int longest)
    {
        var file = files[folder + name];
        RequireStored(file);
        if (file.Length > longest)
        {
            throw Error($"expected at most {longest} bytes in {SafetensorsReader.Quote(file.FullName)}, but it has {file.Length}.");
        }

        return Zip(SafetensorsReader.Quote(file.FullName), () =>
        {
            using var content = new ZipEntryReader(file);
            byte[] bytes = new byte[file.Length];
            content.ReadExactly(bytes);

            // The checksum is compared where the end is read.
            _ = content.Read(stackalloc byte[1]);
            return bytes;
        });
    }

    private void RequireStored(ZipArchiveEntry file)
    {
        if (file.Length != file.CompressedLength)
        {
            throw Error($"{SafetensorsReader.Quote(file.FullName)} is compressed; torch.save stores files as they are, and only such are read.");
        }
    }

    /// <summary>.NET reports a damaged zip file by several exceptions.</summary>
    private T Zip<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw Error($"{what} is damaged: {e.Message}", e);
        }
    }

    private InvalidDataException Error(string message, Exception? inner = null) => new($"{source}: {message}", inner);
}

using System.IO.Compression;

namespace NetGen;

/// <summary>An archive of arrays, as <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write it: a zip file with a .npy file for each.</summary>
internal sealed class NpzFile : IDisposable
{
    private const string Extension = ".npy";
    private readonly string path;
    private readonly ZipArchive archive;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no zip file, or damaged.</exception>
    public NpzFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            archive = Zip(() => new ZipArchive(file, ZipArchiveMode.Read));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream from its beginning; it stays open.</summary>
    /// <param name="stream">The stream; one that cannot seek is read into memory.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no zip file, or damaged.</exception>
    public NpzFile(Stream stream, string name)
    {
        path = name;
        archive = Zip(() => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
    }

    /// <summary>Opens an array.</summary>
    /// <param name="name">Its name, with or without .npy.</param>
    /// <exception cref="ArgumentException">There is no such array.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public DataFile Open(string name)
    {
        var entries = Zip(() => archive.Entries);
        var entry = entries.FirstOrDefault(e => e.FullName == name + Extension) ?? entries.FirstOrDefault(e => e.FullName == name)
            ?? throw new ArgumentException($"{path} has no array '{name}'; its arrays are {string.Join(", ", entries.Select(e => NameOf(e)))}.");
        return new DataFile($"{path}/{entry.FullName}", Zip(() => new ZipEntryReader(entry)));
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static string NameOf(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(Extension, StringComparison.Ordinal) ? entry.FullName[..^Extension.Length] : entry.FullName;

    /// <summary>What is wrong with a zip file .NET says in several ways.</summary>
    private T Zip<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"{path}: expected an archive of NumPy's arrays (.npz, a zip file), but found something else or a damaged one: {e.Message}", e);
        }
    }
}

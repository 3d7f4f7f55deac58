using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>A file that is there for one test.</summary>
internal sealed class TempFile : IDisposable
{
    public TempFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

    public TempFile(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.data");

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public void Dispose() => File.Delete(Path);
}

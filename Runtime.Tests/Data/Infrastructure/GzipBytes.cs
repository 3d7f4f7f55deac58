using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>Packs bytes and texts as <c>gzip</c> does.</summary>
internal static class GzipBytes
{
    public static byte[] Of(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}

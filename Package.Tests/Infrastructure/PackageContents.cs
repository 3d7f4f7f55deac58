using System.IO.Compression;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>Reads a package.</summary>
internal static class PackageContents
{
    /// <summary>The files that were packed, by path; without what the container itself consists of.</summary>
    public static Dictionary<string, byte[]> Read(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries
            .Where(entry => entry.FullName is not "[Content_Types].xml" && !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal) && !entry.FullName.StartsWith("package/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, Bytes);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

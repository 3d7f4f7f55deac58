namespace NetGen.Generated;

/// <summary>Where a file that is written really is.</summary>
internal static class OutputPath
{
    /// <summary>The file that a path leads to, through symbolic links. It need not be there yet.</summary>
    /// <exception cref="IOException">The path leads to what is no regular file, or in a circle.</exception>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw NotRegular(path, "a folder");
        }

        if (UnixStatus.Of(path) is { IsRegular: false })
        {
            throw NotRegular(path, "a pipe, a device or a socket");
        }

        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : (file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName;
    }

    private static IOException NotRegular(string path, string what) => new($"Cannot write '{path}': expected a regular file or no file, but it is {what}.");
}

namespace NetGen.Generated;

/// <summary>Resolves the path of a file that is to be written.</summary>
internal static class OutputPath
{
    /// <summary>The file that a path leads to, through symbolic links. It need not exist yet.</summary>
    /// <exception cref="IOException">The path leads to something that is not a regular file, or its links form a loop.</exception>
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

namespace NetGen.Generated;

/// <summary>Writes a file so that a crash leaves the old one whole.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";
    private const int IdLength = 32;

    /// <summary>Writes to a temporary file in the same folder, flushes it to the disk and moves it into place.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">It cannot be written; the old file is as it was and the temporary one is gone.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(target);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write '{path}': the folder '{folder}' does not exist.");
        }

        // In the same folder, since only within one file system a move is atomic.
        string temporary = $"{target}.{Guid.NewGuid():N}{Extension}";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        bool moved = false;
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            moved = true;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So .NET says that a file system, or a limit of the user, allows no file of this size.
            throw new IOException($"Cannot write '{path}': a file may not be as large here. {e.Message}", e);
        }
        finally
        {
            if (!moved)
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>The file that a temporary one, left behind by a process that was killed, was to become; null where the name is not that of a temporary file.</summary>
    public static string? TargetOf(string name)
    {
        int length = name.Length - Extension.Length - IdLength - 1;
        return length > 0 && name.EndsWith(Extension, StringComparison.Ordinal) && name[length] == '.' && Guid.TryParseExact(name.AsSpan(length + 1, IdLength), "N", out _)
            ? name[..length]
            : null;
    }
}

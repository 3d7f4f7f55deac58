using System.Security.Cryptography;
using System.Text;

namespace NetGen.Generated;

/// <summary>Writes a file so that a crash leaves the old one intact.</summary>
internal static class AtomicFile
{
    private const string Extension = ".tmp";
    private const int IdLength = 32;

    // Of file systems that are in use, in bytes of UTF-8 or characters.
    private const int LongestName = 255;

    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to the disk and moves it into place. A symbolic link stays one, and the file that it leads to
    /// is replaced. On Unix the new file has the mode of the old one, and its owner where that is allowed; on Windows it has the permissions that the folder
    /// gives.
    /// </summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written, or is not a regular file; the old file is unchanged and the temporary one is deleted.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = OutputPath.Resolve(path);
        string? folder = Path.GetDirectoryName(target);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write '{path}': the folder '{folder}' does not exist.");
        }

        // In the same folder, since only within one file system a move is atomic.
        string temporary = Path.Combine(folder, $"{TemporaryStart(Path.GetFileName(target))}.{Guid.NewGuid():N}{Extension}");
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        bool moved = false;
        try
        {
            using (stream)
            {
                KeepAccess(target, temporary, stream);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            moved = true;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So .NET says that a file system, or a limit of the user, allows no file of this size.
            throw new IOException($"Cannot write '{path}': the file is larger than is allowed here. {e.Message}", e);
        }
        finally
        {
            if (!moved)
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>The file that a temporary file of a killed process was meant to replace; null if the name is not that of a temporary file.</summary>
    public static string? TargetOf(string name) => StartOf(name) is { } start && start == TemporaryStart(start) ? start : null;

    /// <summary>Whether a name is that of a temporary file for a file of another name.</summary>
    public static bool IsTemporary(string name, string target) => StartOf(name) == TemporaryStart(target);

    /// <summary>The prefix of a file's temporary files: its name, or a hash of the name if that would be too long.</summary>
    private static string TemporaryStart(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length + 1 + IdLength + Extension.Length <= LongestName ? name : Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static string? StartOf(string temporary)
    {
        int length = temporary.Length - Extension.Length - IdLength - 1;
        return length > 0 && temporary.EndsWith(Extension, StringComparison.Ordinal) && temporary[length] == '.'
            && Guid.TryParseExact(temporary.AsSpan(length + 1, IdLength), "N", out _) ? temporary[..length] : null;
    }

    /// <summary>Gives a new file the owner and the mode of the one that it replaces, before anything is in it.</summary>
    private static void KeepAccess(string target, string temporary, FileStream stream)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            UnixStatus.Of(target)?.GiveTo(temporary);
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }
    }
}

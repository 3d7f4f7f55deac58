using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>A file of text that a training adds lines to; a resumed one cuts off what was written after its checkpoint, and goes on behind it.</summary>
internal sealed class LogFile : IDisposable
{
    /// <summary>The number of a checkpoint that says where the file ends.</summary>
    public const string Position = "position";
    private readonly FileStream file;

    /// <summary>Opens the file. Where that fails nothing stays open.</summary>
    /// <param name="path">The file.</param>
    /// <param name="append">Whether lines are added to what is there; otherwise it is replaced, except by a training that goes on.</param>
    /// <param name="header">The first line of an empty file; null for none.</param>
    /// <param name="context">The training.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public LogFile(string path, bool append, string? header, TrainingContext context)
    {
        // Not in append mode: that would let nothing be cut off. Without a buffer: what could not be written would be tried again when the file is closed.
        var mode = append || context.IsResumed ? FileMode.OpenOrCreate : FileMode.Create;
        file = new FileStream(OutputPath.Resolve(path), mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            if (file.Seek(0, SeekOrigin.End) == 0 && header is not null)
            {
                WriteLine(header);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a line, which is in the file then; where it cannot be written, nothing of it is.</summary>
    public void WriteLine(string line)
    {
        long before = file.Position;
        try
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            CutBackTo(before);

            // So .NET says that a file system, or a limit of the user, allows no file of this size.
            throw e is IOException ? e : new IOException($"Cannot write '{file.Name}': the file is larger than is allowed here. {e.Message}", e);
        }
    }

    /// <summary>Puts down where the file ends.</summary>
    public void Save(CallbackState state) => state.SetNumber(Position, file.Position);

    /// <summary>Cuts the file back to where it ended.</summary>
    public void Restore(CallbackState state)
    {
        long position = (long)state.GetNumber(Position);
        if (position < file.Length)
        {
            CutBackTo(position);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void CutBackTo(long position)
    {
        file.SetLength(position);
        file.Position = position;
    }
}

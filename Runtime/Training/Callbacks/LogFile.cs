using System.Text;

namespace NetGen;

/// <summary>A file of text that a training adds lines to; a resumed one cuts off what was written after its checkpoint, and goes on behind it.</summary>
internal sealed class LogFile : IDisposable
{
    private const string Position = "position";
    private readonly FileStream file;
    private readonly StreamWriter writer;

    /// <summary>Opens the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="append">Whether lines are added to what is there; otherwise it is replaced, except by a training that goes on.</param>
    /// <param name="context">The training.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public LogFile(string path, bool append, TrainingContext context)
    {
        // Not in append mode: that would let nothing be cut off.
        file = new FileStream(path, append || context.IsResumed ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.Write, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
    }

    /// <summary>Whether there is nothing in it yet.</summary>
    public bool IsEmpty => file.Position == 0;

    /// <summary>Adds a line, which is in the file then.</summary>
    public void WriteLine(string line)
    {
        writer.WriteLine(line);
        writer.Flush();
    }

    /// <summary>Puts down where the file ends.</summary>
    public void Save(CallbackState state) => state.SetNumber(Position, file.Position);

    /// <summary>Cuts the file back to where it ended.</summary>
    public void Restore(CallbackState state)
    {
        long position = (long)state.GetNumber(Position);
        if (position < file.Length)
        {
            file.SetLength(position);
            file.Position = position;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}

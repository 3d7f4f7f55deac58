using System.Text;

namespace NetGen.Testing;

/// <summary>A path in the temporary folder, whose file is deleted in the end.</summary>
public sealed class TemporaryFile : IDisposable
{
    /// <summary>A path without a file yet.</summary>
    /// <param name="extension">What it ends in, with its dot.</param>
    public TemporaryFile(string extension)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}{extension}");
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>What the file holds.</summary>
    public string Text => File.ReadAllText(Path);

    /// <summary>A file with bytes.</summary>
    public static TemporaryFile Of(byte[] bytes)
    {
        var file = new TemporaryFile(".data");
        File.WriteAllBytes(file.Path, bytes);
        return file;
    }

    /// <summary>A file with a text in UTF-8, without a byte order mark.</summary>
    public static TemporaryFile Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}

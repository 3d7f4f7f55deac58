namespace NetGen.Runtime.Tests.Training;

/// <summary>A path in the temporary folder that is cleaned up after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string extension)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}{extension}");
    }

    public string Path { get; }

    public string Text => File.ReadAllText(Path);

    public void Dispose() => File.Delete(Path);
}

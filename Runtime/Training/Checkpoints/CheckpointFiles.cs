using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>The files of one name: <c>run.checkpoint</c> stands for <c>run-1.checkpoint</c>, <c>run-2.checkpoint</c>, …, and <c>run-best.checkpoint</c>.</summary>
internal sealed class CheckpointFiles
{
    private const string BestSuffix = "best";
    private readonly string path;
    private readonly string stem;
    private readonly string extension;

    public CheckpointFiles(string path)
    {
        this.path = path;
        Folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? throw new ArgumentException($"'{path}' is no name of a file.", nameof(path));
        stem = Path.GetFileNameWithoutExtension(path);
        extension = Path.GetExtension(path);
    }

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>The file that keeps the best epoch.</summary>
    public string Best => Named(BestSuffix);

    /// <summary>The numbered files, the newest first.</summary>
    public IReadOnlyList<string> NewestFirst() => [.. Numbers().OrderDescending().Select(Named)];

    /// <summary>The name of the next file.</summary>
    public string Next() => Named(Numbers().DefaultIfEmpty().Max() + 1);

    /// <summary>Deletes all but the newest numbered files.</summary>
    public void KeepNewest(int count)
    {
        foreach (string old in NewestFirst().Skip(count))
        {
            File.Delete(old);
        }
    }

    /// <summary>Deletes what processes that were killed while they wrote have left behind.</summary>
    public void DeleteUnfinished()
    {
        string[] unfinished = [.. Siblings().Where(name => AtomicFile.TargetOf(name) is { } target && (NumberOf(target) is not null || SuffixOf(target) == BestSuffix))];
        foreach (string name in unfinished)
        {
            File.Delete(Path.Combine(Folder, name));
        }
    }

    private string Named(long number) => Named(number.ToString(CultureInfo.InvariantCulture));

    private string Named(string suffix) => Path.Combine(Path.GetDirectoryName(path) ?? "", $"{stem}-{suffix}{extension}");

    private IEnumerable<long> Numbers() => Siblings().Select(NumberOf).OfType<long>();

    /// <summary>The number of a file of this name; null for another file.</summary>
    private long? NumberOf(string name) =>
        SuffixOf(name) is { } suffix && long.TryParse(suffix, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && suffix == number.ToString(CultureInfo.InvariantCulture) ? number : null;

    private string? SuffixOf(string name) =>
        name.Length > stem.Length + 1 + extension.Length && name.EndsWith(extension, StringComparison.Ordinal) ? name[(stem.Length + 1)..^extension.Length] : null;

    /// <summary>The names in the folder that begin like those of this name.</summary>
    private IEnumerable<string> Siblings() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(name => name.StartsWith($"{stem}-", StringComparison.Ordinal))
            : [];
}

using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The files of one name: <c>run.checkpoint</c> stands for <c>run-1.checkpoint</c>, <c>run-2.checkpoint</c>, …, and <c>run-best.checkpoint</c>.
/// </summary>
internal sealed class CheckpointFiles
{
    private const string BestSuffix = "best";
    private readonly string path;
    private readonly string stem;
    private readonly string extension;

    public CheckpointFiles(string path)
    {
        this.path = path;
        Folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? throw new ArgumentException($"'{path}' is not the name of a file.", nameof(path));
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
    /// <exception cref="IOException">There is none behind the number of the newest.</exception>
    public string Next()
    {
        long newest = Numbers().DefaultIfEmpty().Max();
        return newest < long.MaxValue
            ? Named(newest + 1)
            : throw new IOException($"There is no number left for a checkpoint after '{Named(newest)}': rename that file.");
    }

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
        string next = Path.GetFileName(Next()), best = Path.GetFileName(Best);
        string[] unfinished = [.. Names().Where(
            name => IsNumbered(AtomicFile.TargetOf(name)) || AtomicFile.IsTemporary(name, next) || AtomicFile.IsTemporary(name, best))];
        foreach (string name in unfinished)
        {
            File.Delete(Path.Combine(Folder, name));
        }
    }

    private string Named(long number) => Named(number.ToString(CultureInfo.InvariantCulture));

    private string Named(string suffix) => Path.Combine(Path.GetDirectoryName(path) ?? "", $"{stem}-{suffix}{extension}");

    private IEnumerable<long> Numbers() => Names().Select(NumberOf).OfType<long>();

    private bool IsNumbered(string? name) => name is not null && NumberOf(name) is not null;

    /// <summary>The number of a file of this name; null for another file.</summary>
    private long? NumberOf(string name) =>
        SuffixOf(name) is { } suffix && long.TryParse(suffix, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && suffix == number.ToString(CultureInfo.InvariantCulture) ? number : null;

    private string? SuffixOf(string name) =>
        name.Length > stem.Length + 1 + extension.Length
            && name.StartsWith($"{stem}-", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal)
            ? name[(stem.Length + 1)..^extension.Length]
            : null;

    private IEnumerable<string> Names() => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)) : [];
}

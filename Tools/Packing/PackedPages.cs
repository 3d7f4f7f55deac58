using System.Text.RegularExpressions;

namespace NetGen.Packing;

/// <summary>
/// The pages of the package and its targets file. Links between pages stay as they are. A link to what the package does not hold leads to the
/// repository; where that has no address, its text remains. Galleries show the README and know no other file: with an address all its links are absolute.
/// </summary>
/// <param name="repository">The root of the repository.</param>
/// <param name="addresses">The addresses that paths of pages and of files such as images follow; null where the repository has none.</param>
internal sealed partial class PackedPages(string repository, (string Pages, string Files)? addresses)
{
    private const string Readme = "README.md", Targets = "Runtime/buildTransitive/NetGen.targets";

    /// <summary>Writes all, in folders as in the package.</summary>
    public void Write(string result)
    {
        string[] pages = [Readme, "CHANGELOG.md", .. Directory.GetFiles(Path.Combine(repository, "docs"), "*.md", SearchOption.AllDirectories).Select(FromRoot)];
        foreach (string page in pages)
        {
            Write(Path.Combine(result, page), Link.Replace(Read(page), match => match.Groups["to"].Success ? Linked(page, match) : match.Value));
        }

        string targets = Read(Targets);
        Write(
            Path.Combine(result, "buildTransitive", "net9.0", "NetGen.targets"),
            addresses is var (root, _) ? targets.Replace("HelpLink=\"docs/", $"HelpLink=\"{root}docs/", StringComparison.Ordinal) : targets);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Linked(string page, Match link)
    {
        string to = link.Groups["to"].Value;
        if (to.StartsWith('#') || to.Contains("://", StringComparison.Ordinal))
        {
            return link.Value;
        }

        string path = FromRoot(Path.GetFullPath(Path.Combine(repository, Path.GetDirectoryName(page)!, to)));
        bool isPacked = IsPacked(path.Split('#')[0]), isShownAlone = page == Readme && addresses is not null;
        return isPacked && !isShownAlone ? link.Value
            : addresses is not var (pages, files) ? link.Groups["text"].Value
            : $"{link.Groups["image"].Value}[{link.Groups["text"].Value}]({(link.Groups["image"].Length > 0 ? files : pages)}{path})";
    }

    private bool IsPacked(string path) =>
        path is Readme or "CHANGELOG.md" or "LICENSE" || (path.StartsWith("docs/", StringComparison.Ordinal) && File.Exists(Path.Combine(repository, path)));

    private string Read(string path) => File.ReadAllText(Path.Combine(repository, path));

    private string FromRoot(string path) => Path.GetRelativePath(repository, path).Replace('\\', '/');

    /// <summary>A link or an image; or code, which is passed over.</summary>
    [GeneratedRegex(@"^```.*?^```|(?<image>!?)\[(?<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?<to>[^)\s]+)\)|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Link { get; }
}

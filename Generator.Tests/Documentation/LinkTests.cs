namespace NetGen.Generator.Tests.Documentation;

/// <summary>Links between the pages of the repository lead somewhere.</summary>
public class LinkTests
{
    private static readonly string[] Folders = ["", "docs", "docs/diagnostics", "Benchmarks", "Samples/Digits", "Samples/Iris", "Runtime.Tests/Reference"];

    public static TheoryData<string> Pages =>
    [
        .. Folders.SelectMany(folder => Directory.GetFiles(RepositoryRoot.Path(folder), "*.md").Select(file => $"{folder}/{Path.GetFileName(file)}".TrimStart('/'))),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file_and_a_heading(string page)
    {
        var dead = MarkdownLinks.Of(File.ReadAllText(RepositoryRoot.Path(page))).Where(link => !link.IsAbsolute && IsDead(page, link)).Select(link => $"{link.Path}#{link.Heading}");

        Assert.Empty(dead);
    }

    private static bool IsDead(string page, MarkdownLink link)
    {
        string path = RepositoryRoot.Path(link.Path.Length == 0 ? page : MarkdownLinks.Resolve(page, link.Path));
        return link.Heading.Length == 0 ? !File.Exists(path) && !Directory.Exists(path) : !File.Exists(path) || !MarkdownLinks.Headings(File.ReadAllText(path)).Contains(link.Heading);
    }
}

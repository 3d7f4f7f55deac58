using System.Text.RegularExpressions;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>The site of the documentation, built in a copy of the repository by its one command.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed partial class SiteTests
{
    [LongFact(smallestScale: 10)]
    [Trait("Category", "Long")]
    public void Builds_without_a_warning_and_leads_nowhere_dead()
    {
        using var folder = new TemporaryFolder();
        Checkout.Copy(folder.Path, "Site", ".config");
        Command.Run(ProcessRunner.DotNet, folder.Path, packages: null, "build", "Site/Site.proj").Clean();
        string site = Path.Combine(folder.Path, "Site", "bin");

        var dead =
            from page in Directory.GetFiles(site, "*.html", SearchOption.AllDirectories)
            from Match link in Link.Matches(File.ReadAllText(page))
            let target = Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link.Groups[1].Value))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(site, page)}: {link.Groups[1].Value}";
        Assert.Empty(dead);

        // What the search finds is a file of the site: no service answers it.
        string index = File.ReadAllText(Path.Combine(site, "index.json"));
        Assert.Contains("docs/serving.html", index, StringComparison.Ordinal);
        Assert.Contains("api/NetGen.Dataset.html", index, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src=\"http", File.ReadAllText(Path.Combine(site, "index.html")), StringComparison.Ordinal);
    }

    /// <summary>Links and sources within the site, without the heading.</summary>
    [GeneratedRegex("(?:href|src)=\"(?![a-z]+:|//|#)([^\"#?]+)")]
    private static partial Regex Link { get; }
}

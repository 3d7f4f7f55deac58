using System.Buffers.Binary;
using System.Runtime.Loader;
using System.Text;
using System.Xml.Linq;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>What is in the package.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
#if DEBUG
    private const string? KeepsPaths = "Debug builds keep real paths, for breakpoints.";
#else
    private const string? KeepsPaths = null;
#endif

    [Fact]
    public void Holds_library_documentation_compiler_parts_targets_and_pages_and_nothing_else()
    {
        IEnumerable<string> expected =
        [
            "LICENSE", "README.md", "CHANGELOG.md", "icon.png", "NetGen.nuspec",
            "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml", "lib/net9.0/NetGen.dll", "lib/net9.0/NetGen.xml",
            "buildTransitive/net9.0/NetGen.targets",
            "analyzers/dotnet/cs/NetGen.Generator.dll", "analyzers/dotnet/cs/NetGen.Generator.CodeFixes.dll",
            .. Files("", "*.md"), .. Files("diagnostics", "*.md"), .. Files("images", "*"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Contents().Keys.Order(StringComparer.Ordinal));

        static IEnumerable<string> Files(string folder, string pattern) => Directory.GetFiles(RepositoryRoot.Path("docs", folder), pattern)
            .Select(file => string.Join('/', ((string[])["docs", folder, Path.GetFileName(file)]).Where(part => part.Length > 0)));
    }

    [Fact]
    public void Depends_on_nothing_and_says_what_it_is()
    {
        var metadata = XDocument.Parse(Text("NetGen.nuspec")).Root!.Elements().Single();
        Assert.Equal(["net10.0", "net9.0"], Element("dependencies").Elements().Select(group => group.Attribute("targetFramework")!.Value));
        Assert.Empty(Element("dependencies").Elements().SelectMany(group => group.Elements()));
        Assert.Equal(("NetGen", package.Version, "MIT"), (Element("id").Value, Element("version").Value, Element("license").Value));
        Assert.Equal(("README.md", "icon.png"), (Element("readme").Value, Element("icon").Value));

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
    }

    /// <summary>The symbols are a package of their own, which a gallery takes beside this one.</summary>
    [Fact]
    public void Has_symbols_of_both_frameworks() =>
        Assert.Equal(
            ["NetGen.nuspec", "lib/net10.0/NetGen.pdb", "lib/net9.0/NetGen.pdb"],
            PackageContents.Read(package.Symbols).Keys.Order(StringComparer.Ordinal));

    /// <summary>128 × 128 pixels, as galleries ask for: the header of a PNG says so from its 16th byte.</summary>
    [Fact]
    public void Its_icon_has_the_size_that_galleries_show()
    {
        byte[] icon = Contents()["icon.png"];
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    /// <summary>The package has no public address yet: what its pages lead to is in it, or is no link.</summary>
    [Fact]
    public void Every_link_of_a_page_leads_to_a_file_of_the_package()
    {
        var contents = Contents();
        var dead =
            from page in contents.Keys.Where(name => name.EndsWith(".md", StringComparison.Ordinal))
            from link in MarkdownLinks.Of(Text(page))
            where !link.IsAbsolute && link.Path.Length > 0 && !contents.ContainsKey(MarkdownLinks.Resolve(page, link.Path))
            select $"{page}: {link.Path}";
        Assert.Empty(dead);
    }

    /// <summary>Links alone are changed on the way into the package.</summary>
    [Fact]
    public void Code_of_a_page_is_packed_as_it_stands()
    {
        string[] pages = [.. Contents().Keys.Where(name => name.EndsWith(".md", StringComparison.Ordinal))];
        Assert.All(pages, page => Assert.Equal(Code(File.ReadAllText(RepositoryRoot.Path(page))), Code(Text(page))));

        static IEnumerable<string> Code(string text) => text.ReplaceLineEndings("\n").Split("```").Where((_, i) => i % 2 == 1);
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net9.0")]
    public void Documents_what_users_can_reach_and_nothing_else(string framework)
    {
        var members = XDocument.Parse(Text($"lib/{framework}/NetGen.xml")).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet();
        using var image = new MemoryStream(Contents()[$"lib/{framework}/NetGen.dll"]);
        var types = new AssemblyLoadContext(framework, isCollectible: true).LoadFromStream(image).GetTypes();
        Assert.Empty(types.Where(type => !type.IsVisible && members.Contains(Id(type))).Select(Id));
        Assert.Empty(types.Where(type => type.IsVisible && !members.Contains(Id(type))).Select(Id));

        static string Id(Type type) => "T:" + type.FullName!.Replace('+', '.');
    }

    [Fact]
    public void Every_member_that_it_documents_has_a_summary()
    {
        var without = XDocument.Parse(Text("lib/net10.0/NetGen.xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is null && member.Element("summary")?.Nodes().Any() != true)
            .Select(member => member.Attribute("name")!.Value);
        Assert.Empty(without);
    }

    [Fact(Skip = KeepsPaths)]
    public void Names_no_folder_of_the_machine_that_built_it()
    {
        byte[][] names = [Encoding.UTF8.GetBytes(RepositoryRoot.Directory), Encoding.Unicode.GetBytes(RepositoryRoot.Directory)];
        Assert.All(Contents(), file => Assert.All(names, name => Assert.Equal(-1, file.Value.AsSpan().IndexOf(name))));
    }

    private string Text(string name) => Encoding.UTF8.GetString(Contents()[name]).TrimStart('\uFEFF');

    private Dictionary<string, byte[]> Contents() => PackageContents.Read(package.File);
}

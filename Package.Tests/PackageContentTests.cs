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
            "LICENSE", "README.md", "NetGen.nuspec",
            "lib/net10.0/NetGen.dll", "lib/net10.0/NetGen.xml", "lib/net9.0/NetGen.dll", "lib/net9.0/NetGen.xml",
            "buildTransitive/NetGen.targets",
            "analyzers/dotnet/cs/NetGen.Generator.dll", "analyzers/dotnet/cs/NetGen.Generator.CodeFixes.dll",
            .. Directory.GetFiles(Path.Combine(RepositoryRoot.Directory, "docs", "diagnostics")).Select(page => $"docs/diagnostics/{Path.GetFileName(page)}"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Contents().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Depends_on_nothing_and_says_what_it_is()
    {
        var metadata = XDocument.Parse(Encoding.UTF8.GetString(Contents()["NetGen.nuspec"]).TrimStart('\uFEFF')).Root!.Elements().Single();
        Assert.Equal(["net10.0", "net9.0"], Element("dependencies").Elements().Select(group => group.Attribute("targetFramework")!.Value));
        Assert.Empty(Element("dependencies").Elements().SelectMany(group => group.Elements()));
        Assert.Equal(("NetGen", package.Version, "MIT", "README.md"), (Element("id").Value, Element("version").Value, Element("license").Value, Element("readme").Value));

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
    }

    [Fact(Skip = KeepsPaths)]
    public void Names_no_folder_of_the_machine_that_built_it()
    {
        byte[][] names = [Encoding.UTF8.GetBytes(RepositoryRoot.Directory), Encoding.Unicode.GetBytes(RepositoryRoot.Directory)];
        Assert.All(Contents(), file => Assert.All(names, name => Assert.Equal(-1, file.Value.AsSpan().IndexOf(name))));
    }

    private Dictionary<string, byte[]> Contents() => PackageContents.Read(package.File);
}

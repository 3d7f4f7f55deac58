using System.Text;
using System.Xml.Linq;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>Packing where nothing was built before.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class FreshCheckoutTests(PackedPackage package)
{
    /// <summary>Twice, in different folders: the parts are the same, byte for byte.</summary>
    [LongFact(smallestScale: 10)]
    [Trait("Category", "Long")]
    public void Packs_in_one_step_and_wherever_it_lies_to_the_same_bytes()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-checkout-").FullName;
        try
        {
            var first = Pack(Path.Combine(folder, "first"));
            var second = Pack(Path.Combine(folder, "another place", "second"));
            Assert.Equal(PackageContents.Read(package.File).Keys.Order(StringComparer.Ordinal), first.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(first.Keys, second.Keys);
            Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), $"{file.Key} differs."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>With the address of a repository every link is absolute, and debuggers find the sources.</summary>
    [LongFact(smallestScale: 10)]
    [Trait("Category", "Long")]
    public void With_a_repository_all_links_are_absolute()
    {
        const string Repository = "https://github.com/somebody/NetGen";
        string folder = Directory.CreateTempSubdirectory("netgen-checkout-").FullName;
        try
        {
            string version = XDocument.Load(RepositoryRoot.Path("Directory.Build.props")).Descendants("Version").Single().Value;
            string pages = $"{Repository}/blob/v{version}/", files = $"https://raw.githubusercontent.com/somebody/NetGen/v{version}/";
            var contents = Pack(folder, $"-p:RepositoryUrl={Repository}");
            var links = MarkdownLinks.Of(Text("README.md")).ToList();
            Assert.All(links, link => Assert.True(link.IsAbsolute || link.Path.Length == 0, link.Path));
            Assert.Contains(links, link => link.Path == pages + "docs/diagnostics/NETGEN0001.md");
            Assert.Contains(links, link => link.Path == files + "docs/images/report.png");
            Assert.Contains($"HelpLink=\"{pages}docs/diagnostics/NETGENCFG001.md\"", Text("buildTransitive/net9.0/NetGen.targets"), StringComparison.Ordinal);
            Assert.Contains($"<projectUrl>{Repository}</projectUrl>", Text("NetGen.nuspec"), StringComparison.Ordinal);
            Assert.Contains($"<repository type=\"git\" url=\"{Repository}\"", Text("NetGen.nuspec"), StringComparison.Ordinal);
            Assert.Contains(pages, Encoding.UTF8.GetString(contents["analyzers/dotnet/cs/NetGen.Generator.dll"]), StringComparison.Ordinal);
            byte[] symbols = PackageContents.Read(Assert.Single(Directory.GetFiles(Path.Combine(folder, "feed"), "*.snupkg")))["lib/net10.0/NetGen.pdb"];
            Assert.Contains("{\"documents\":{\"/_/*\":\"" + files + "*\"", Encoding.UTF8.GetString(symbols), StringComparison.Ordinal);

            string Text(string name) => Encoding.UTF8.GetString(contents[name]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, byte[]> Pack(string checkout, params string[] properties)
    {
        Checkout.Copy(checkout);
        Command.Run(ProcessRunner.DotNet, checkout, packages: null, ["pack", "Runtime", "-c", "Release", "-o", "feed", .. properties]).Clean();
        return PackageContents.Read(Assert.Single(Directory.GetFiles(Path.Combine(checkout, "feed"), "*.nupkg")));
    }
}

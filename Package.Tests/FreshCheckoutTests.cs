using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>Packing where nothing was built before.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed class FreshCheckoutTests(PackedPackage package)
{
    private static readonly string[] NotSource = ["bin", "obj"];

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

    private static Dictionary<string, byte[]> Pack(string checkout)
    {
        Copy(RepositoryRoot.Directory, checkout, recursive: false);
        foreach (string part in new[] { "Runtime", "Generator", "Generator.CodeFixes", Path.Combine("docs", "diagnostics") })
        {
            Copy(Path.Combine(RepositoryRoot.Directory, part), Path.Combine(checkout, part), recursive: true);
        }

        Command.Run(ProcessRunner.DotNet, checkout, packages: null, "pack", "Runtime", "-c", "Release", "-o", "feed").Clean();
        return PackageContents.Read(Assert.Single(Directory.GetFiles(Path.Combine(checkout, "feed"))));
    }

    private static void Copy(string from, string to, bool recursive)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in recursive ? Directory.GetDirectories(from) : [])
        {
            if (!NotSource.Contains(Path.GetFileName(folder)))
            {
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)), recursive);
            }
        }
    }
}

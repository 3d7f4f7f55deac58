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

    private static Dictionary<string, byte[]> Pack(string checkout)
    {
        Checkout.Copy(checkout);
        Command.Run(ProcessRunner.DotNet, checkout, packages: null, "pack", "Runtime", "-c", "Release", "-o", "feed").Clean();
        return PackageContents.Read(Assert.Single(Directory.GetFiles(Path.Combine(checkout, "feed"))));
    }
}

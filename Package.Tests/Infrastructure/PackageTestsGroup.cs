namespace NetGen.Package.Tests.Infrastructure;

/// <summary>All tests with the packed package: one after the other, since each of them keeps a core busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTestsGroup : ICollectionFixture<PackedPackage>, ICollectionFixture<DigitsUnderTheJit>
{
    public const string Name = "Package";
}

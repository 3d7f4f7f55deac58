namespace NetGen;

/// <summary>Copies a network through its interface, for code that does not know the class and its <c>Clone</c>.</summary>
internal static class NetworkCopy
{
    public static TNetwork Of<TNetwork>(TNetwork original)
        where TNetwork : class, INetwork<TNetwork>
    {
        var copy = TNetwork.Create(original.Core.Seed);
        copy.Core.Storage = original.Core.Storage.Clone();
        copy.Core.Step = original.Core.Step;
        copy.Core.CopyLayerSettingsFrom(original.Core);
        return copy;
    }
}

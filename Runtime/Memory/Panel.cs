namespace NetGen.Generated;

/// <summary>A column panel: the outputs that stand side by side in the storage, for each input.</summary>
internal static class Panel
{
    /// <summary>Its floats: 4, 2 or 1 vectors of 4, 8 or 16 lanes.</summary>
    public const int Width = 16;
}

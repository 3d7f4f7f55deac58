namespace NetGen.Generator;

/// <summary>Names of the pipeline's stages, for tests of what runs again after an edit.</summary>
internal static class TrackingNames
{
    /// <summary>Attributes → spec: runs for every network and row at every edit.</summary>
    public const string Spec = nameof(Spec);

    /// <summary>Spec → generated text: runs only when the spec changed.</summary>
    public const string Source = nameof(Source);
}

namespace NetGen.Testing;

/// <summary>Where the four IDX files of MNIST are.</summary>
public static class MnistFolder
{
    /// <summary>What <c>NETGEN_MNIST</c> names, or else <c>shared/data/mnist</c> in or beside the repository; null where there is neither.</summary>
    public static string? Path
    {
        get
        {
            string? named = Environment.GetEnvironmentVariable("NETGEN_MNIST");
            return string.IsNullOrEmpty(named) ? SharedData.Folder("mnist") : named;
        }
    }
}

using System.Reflection;

namespace NetGen.Generator.Common;

/// <summary>Where the pages of the documentation are.</summary>
internal static class Documentation
{
    /// <summary>The address that paths of pages follow; empty if the build was given no <c>RepositoryUrl</c>: they are paths in the package then.</summary>
    public static string Root { get; } = typeof(Documentation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "Pages")?.Value ?? "";
}

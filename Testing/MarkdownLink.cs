namespace NetGen.Testing;

/// <summary>A link or image of a page.</summary>
/// <param name="Path">Where it leads, without the heading.</param>
/// <param name="Heading">The heading after <c>#</c>; empty for none.</param>
public sealed record MarkdownLink(string Path, string Heading)
{
    /// <summary>Whether it leads out of the repository.</summary>
    public bool IsAbsolute => Path.Contains("://", StringComparison.Ordinal);
}

namespace NetGen.Generator.Tests.Infrastructure.Folders;

/// <summary>One folder's need of another.</summary>
/// <param name="From">The folder that needs.</param>
/// <param name="To">The folder that is needed.</param>
/// <param name="Uses">What for, ordered by file and symbol.</param>
public sealed record FolderArrow(string From, string To, IReadOnlyList<FolderUse> Uses)
{
    // More are no help to whoever has to cut the arrow.
    private const int MostShown = 8;

    /// <inheritdoc/>
    public override string ToString()
    {
        string more = Uses.Count > MostShown ? FormattableString.Invariant($"\n    … and {Uses.Count - MostShown} more") : "";
        int files = Uses.Select(use => use.File).Distinct().Count();
        return FormattableString.Invariant($"  {From} -> {To}, files: {files}")
            + string.Concat(Uses.Take(MostShown).Select(use => $"\n    {use}")) + more;
    }
}

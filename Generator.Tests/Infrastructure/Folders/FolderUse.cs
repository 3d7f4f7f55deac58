namespace NetGen.Generator.Tests.Infrastructure.Folders;

/// <summary>A place where a file of one folder names something that another folder declares.</summary>
/// <param name="File">The file, from the project's folder on.</param>
/// <param name="Symbol">What it names: a type, or a member with its type.</param>
/// <param name="DeclaredIn">The file that declares it.</param>
/// <param name="Line">The first line of the file that names it, counted from 1.</param>
public sealed record FolderUse(string File, string Symbol, string DeclaredIn, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{File}({Line}): {Symbol}, declared in {DeclaredIn}");
}

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>An attribute to insert.</summary>
/// <param name="Attribute">Its text without brackets.</param>
/// <param name="Lines">Its lines with brackets and comments, not indented, for where it gets lines of its own.</param>
internal sealed record AttributePiece(string Attribute, IReadOnlyList<string> Lines)
{
    public AttributePiece(string attribute)
        : this(attribute, [$"[{attribute}]"])
    {
    }
}

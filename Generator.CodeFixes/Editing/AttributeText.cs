using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Where an attribute stands in the text: in a list with others, beside other lists, or on lines of its own.</summary>
internal sealed class AttributeText
{
    private readonly AttributeSyntax attribute;
    private readonly AttributeListSyntax list;
    private readonly SourceText text;
    private readonly TextLine firstLine;
    private readonly TextLine lastLine;

    public AttributeText(AttributeSyntax attribute)
    {
        this.attribute = attribute;
        list = (AttributeListSyntax)attribute.Parent!;
        text = attribute.SyntaxTree.GetText();
        firstLine = text.Lines.GetLineFromPosition(list.SpanStart);
        lastLine = text.Lines.GetLineFromPosition(list.Span.End);
    }

    /// <summary>Whether nothing else but comments stands on the attribute's lines, and nothing else in its brackets.</summary>
    public bool IsAlone => list.Attributes.Count == 1 && IsBlank(firstLine.Start, list.SpanStart) && (IsBlank(list.Span.End, lastLine.End) || After.StartsWith("//", StringComparison.Ordinal));

    private string Indentation => text.ToString(TextSpan.FromBounds(firstLine.Start, list.SpanStart));

    private string After => text.ToString(TextSpan.FromBounds(list.Span.End, lastLine.End)).TrimStart();

    private string LineBreak => lastLine.End < lastLine.EndIncludingLineBreak ? text.ToString(TextSpan.FromBounds(lastLine.End, lastLine.EndIncludingLineBreak)) : "\n";

    /// <summary>The first line of the comment that is this attribute's own; what stands above the first attribute of a class is the class's.</summary>
    private TextLine FirstLine
    {
        get
        {
            int line = firstLine.LineNumber;
            bool isFirst = list.Parent is TypeDeclarationSyntax type && type.AttributeLists[0] == list;
            while (!isFirst && line > 0 && text.Lines[line - 1].ToString().TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                line--;
            }

            return text.Lines[line];
        }
    }

    private IReadOnlyList<string> Lines
    {
        get
        {
            string indentation = Indentation;
            return [.. text.ToString(TextSpan.FromBounds(FirstLine.Start, lastLine.End)).Split('\n')
                .Select(line => (line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart()).TrimEnd('\r'))];
        }
    }

    /// <summary>Another of NetGen's attributes, qualified as this one is.</summary>
    public string Sibling(string name) => text.ToString(TextSpan.FromBounds(attribute.SpanStart, attribute.Name.Unqualified().SpanStart)) + name;

    /// <summary>Takes attributes out; comments stay.</summary>
    public static IReadOnlyList<Edit> Remove(params IReadOnlyCollection<AttributeSyntax> attributes)
    {
        var edits = new List<Edit>();
        var whole = new List<AttributeListSyntax>();
        foreach (var byList in attributes.GroupBy(a => (AttributeListSyntax)a.Parent!))
        {
            if (byList.Count() == byList.Key.Attributes.Count)
            {
                whole.Add(byList.Key);
            }
            else
            {
                edits.AddRange(SeparatedText.Remove(byList.Key.Attributes, [.. byList]));
            }
        }

        foreach (var byTree in whole.GroupBy(l => l.SyntaxTree))
        {
            edits.AddRange(SpacedText.Remove(byTree.Key, byTree.Select(l => l.Span)));
        }

        return edits;
    }

    /// <summary>Takes attributes out to put them at another place.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="destination">The attribute that they will stand beside; comments move along from lines of one attribute to lines of one attribute.</param>
    /// <param name="pieces">What to insert there.</param>
    public static IReadOnlyList<Edit> Cut(IReadOnlyList<AttributeSyntax> attributes, AttributeText destination, out IReadOnlyList<AttributePiece> pieces)
    {
        var places = attributes.Select(a => new AttributeText(a)).ToList();
        pieces = [.. places.Select(p => p.Moves(destination) ? new AttributePiece(p.attribute.ToString(), p.Lines) : new AttributePiece(p.attribute.ToString()))];
        return
        [
            .. places.Where(p => p.Moves(destination)).Select(p => Edit.Delete(p.list.SyntaxTree, p.FirstLine.Start, p.lastLine.EndIncludingLineBreak)),
            .. Remove([.. places.Where(p => !p.Moves(destination)).Select(p => p.attribute)]),
        ];
    }

    /// <summary>Puts attributes before this one.</summary>
    public Edit InsertBefore(params IReadOnlyList<AttributePiece> pieces)
    {
        if (IsAlone)
        {
            return Edit.Insert(list.SyntaxTree, FirstLine.Start, string.Concat(pieces.SelectMany(p => p.Lines).Select(line => Indentation + line + LineBreak)));
        }

        return list.Attributes.Count > 1
            ? Edit.Insert(list.SyntaxTree, attribute.SpanStart, string.Concat(pieces.Select(p => $"{p.Attribute}, ")))
            : Edit.Insert(list.SyntaxTree, list.SpanStart, string.Concat(pieces.Select(p => $"[{p.Attribute}] ")));
    }

    /// <summary>Puts attributes after this one.</summary>
    public Edit InsertAfter(params IReadOnlyList<AttributePiece> pieces)
    {
        if (IsAlone)
        {
            return Edit.Insert(list.SyntaxTree, lastLine.End, string.Concat(pieces.SelectMany(p => p.Lines).Select(line => LineBreak + Indentation + line)));
        }

        return list.Attributes.Count > 1
            ? Edit.Insert(list.SyntaxTree, attribute.Span.End, string.Concat(pieces.Select(p => $", {p.Attribute}")))
            : Edit.Insert(list.SyntaxTree, list.Span.End, string.Concat(pieces.Select(p => $" [{p.Attribute}]")));
    }

    /// <summary>Whether whole lines go from here to there.</summary>
    private bool Moves(AttributeText destination) => IsAlone && destination.IsAlone;

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}

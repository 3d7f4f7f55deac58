using System.Text;

namespace NetGen.Generator.Text;

/// <summary>Indented text with <c>\n</c> line ends.</summary>
internal sealed class CodeWriter(int indentation = 0)
{
    private readonly StringBuilder text = new();
    private int indentation = indentation;
    private bool needsBlankLine;

    public override string ToString() => text.ToString();

    /// <summary>Writes one line, indented; an empty one stays empty.</summary>
    public CodeWriter Line(string line = "")
    {
        if (needsBlankLine)
        {
            needsBlankLine = false;
            text.Append('\n');
        }

        if (line.Length > 0)
        {
            text.Append(' ', indentation * 4).Append(line);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>Writes several lines, each indented.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (string line in lines.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Puts a blank line before the next one, if there is a next one in this block.</summary>
    public void Separate() => needsBlankLine = true;

    /// <summary>Opens a block in braces under a head line; disposing closes it.</summary>
    public Block Open(string head)
    {
        Line(head);
        Line("{");
        indentation++;
        return new Block(this);
    }

    /// <summary>Writes text that is already indented.</summary>
    public void Raw(string indented)
    {
        needsBlankLine = false;
        text.Append(indented);
    }

    /// <summary>Closes the innermost open block, for one that is not disposed.</summary>
    public void CloseBlock()
    {
        needsBlankLine = false;
        indentation--;
        Line("}");
        Separate();
    }

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose() => writer.CloseBlock();
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Infrastructure.Diagnostics;

/// <summary>A source in which <c>{|NETGEN0101:…|}</c> marks what a diagnostic has to underline. Marks nest and may be empty.</summary>
/// <param name="File">The source without the marks.</param>
/// <param name="Expected">What the marks ask for, in the order of their beginnings, the outer before the inner.</param>
public sealed partial record MarkedSource(SourceFile File, IReadOnlyList<ExpectedDiagnostic> Expected)
{
    /// <summary>Takes the marks out of a source.</summary>
    /// <exception cref="FormatException">A mark is not closed, or none is open where one is closed.</exception>
    public static MarkedSource Parse(SourceFile marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new StringBuilder();
        var expected = new List<ExpectedDiagnostic>();
        var open = new Stack<int>();
        int position = 0;
        foreach (Match mark in Mark().Matches(marked.Text))
        {
            text.Append(marked.Text, position, mark.Index - position);
            position = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push(expected.Count);
                expected.Add(new ExpectedDiagnostic(mark.Groups["id"].Value, marked.Path, new TextSpan(text.Length, 0)));
            }
            else if (open.TryPop(out int index))
            {
                expected[index] = expected[index] with { Span = TextSpan.FromBounds(expected[index].Span.Start, text.Length) };
            }
            else
            {
                throw new FormatException($"{marked.Path}: '|}}' at offset {mark.Index} closes no mark.");
            }
        }

        if (open.TryPop(out int unclosed))
        {
            throw new FormatException($"{marked.Path}: the mark '{{|{expected[unclosed].Id}:' is not closed.");
        }

        text.Append(marked.Text, position, marked.Text.Length - position);
        return new MarkedSource(new SourceFile(marked.Path, text.ToString()), expected);
    }

    /// <summary>The same with a text put before it; what is expected moves along.</summary>
    public MarkedSource Prepend(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MarkedSource(
            new SourceFile(File.Path, text + File.Text),
            [.. Expected.Select(e => e with { Span = new TextSpan(e.Span.Start + text.Length, e.Span.Length) })]);
    }

    /// <summary>The same in a file of another name.</summary>
    public MarkedSource Rename(string path) => new(File with { Path = path }, [.. Expected.Select(e => e with { Path = path })]);

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Mark();
}

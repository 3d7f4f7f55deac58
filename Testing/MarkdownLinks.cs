using System.Text.RegularExpressions;

namespace NetGen.Testing;

/// <summary>The links of pages in Markdown.</summary>
public static partial class MarkdownLinks
{
    /// <summary>All links and images of a text, outside its code.</summary>
    public static IEnumerable<MarkdownLink> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string prose = Code.Replace(text.ReplaceLineEndings("\n"), "");
        foreach (Match match in Link.Matches(prose))
        {
            string[] parts = match.Groups[1].Value.Split('#', 2);
            yield return new MarkdownLink(parts[0], parts.Length > 1 ? parts[1] : "");
        }
    }

    /// <summary>The names by which links know the headings of a page: in lower case, without punctuation, hyphens for blanks.</summary>
    public static IEnumerable<string> Headings(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Heading.Matches(Fence.Replace(text.ReplaceLineEndings("\n"), ""))
            .Select(match => Punctuation.Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));
    }

    /// <summary>The path, from the root, that a link of a page leads to; with slashes.</summary>
    public static string Resolve(string page, string link)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(link);
        var parts = new Stack<string>(page.Split('/')[..^1]);
        foreach (string part in link.TrimEnd('/').Split('/'))
        {
            if (part != "..")
            {
                parts.Push(part);
            }
            else if (!parts.TryPop(out _))
            {
                return link;
            }
        }

        return string.Join('/', parts.Reverse());
    }

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code { get; }

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation { get; }
}

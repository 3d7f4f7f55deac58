using System.Globalization;
using System.Security;
using System.Text;

namespace NetGen;

/// <summary>
/// Shows untrusted text (names of classes and columns, metadata of files). Characters that would control a terminal, change the writing direction of a line, or
/// are not allowed in XML become visible: control characters as their pictures (␛) and the others as their numbers (\u202e).
/// </summary>
internal static class VisibleText
{
    /// <summary>How many characters of a name from a file a message shows.</summary>
    public const int LongestName = 60;

    private const char Delete = '\u007f', PictureOfNull = '\u2400', PictureOfDelete = '\u2421';

    /// <summary>Returns the text itself if all of it can be shown.</summary>
    public static string Of(string text)
    {
        int hidden = NextHidden(text, 0);
        if (hidden < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        int start = 0;
        for (; hidden >= 0; hidden = NextHidden(text, start))
        {
            visible.Append(text.AsSpan(start, hidden - start)).Append(Picture(text[hidden]));
            start = hidden + 1;
        }

        return visible.Append(text.AsSpan(start)).ToString();
    }

    /// <summary>The same for the text of an element or the value of an attribute in XML or HTML.</summary>
    public static string Markup(string text) => SecurityElement.Escape(Of(text));

    /// <summary>The text in quotes, for messages; a long text ends in an ellipsis.</summary>
    public static string Quote(string text, int longest = LongestName) => text.Length <= longest ? $"'{Of(text)}'" : $"'{Of(Start(text, longest))}…'";

    /// <summary>The given number of characters from the start of a text, or one less to keep a surrogate pair whole.</summary>
    public static string Start(string text, int length) => text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Picture(char hidden) =>
        hidden < ' ' ? ((char)(PictureOfNull + hidden)).ToString()
        : hidden == Delete ? PictureOfDelete.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)hidden:x4}");

    private static int NextHidden(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (IsHidden(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Control characters, line breaks, marks of the writing direction, halves of surrogate pairs, and noncharacters.</summary>
    private static bool IsHidden(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff';
}

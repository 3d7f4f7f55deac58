using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Diagnostics in Verify's relaxed JSON: no quotes, two blanks of indentation, empty values left out.</summary>
internal static class DiagnosticText
{
    public static string Object(IEnumerable<Diagnostic> diagnostics) => Write(new Members { { "Diagnostics", diagnostics.Select(ToMembers).ToArray() } });

    public static string List(IEnumerable<Diagnostic> diagnostics) => Write(diagnostics.Select(ToMembers).ToArray());

    private static Members ToMembers(Diagnostic diagnostic)
    {
        var descriptor = diagnostic.Descriptor;
        return new Members
        {
            { "Location", diagnostic.Location == Location.None ? null : diagnostic.Location.GetMappedLineSpan().ToString() },
            { "Message", diagnostic.GetMessage(CultureInfo.InvariantCulture) },
            { "Severity", diagnostic.Severity },
            { "WarningLevel", diagnostic.WarningLevel == 0 ? null : diagnostic.WarningLevel },
            {
                "Descriptor", new Members
                {
                    { "Id", descriptor.Id },
                    { "Title", descriptor.Title.ToString(CultureInfo.InvariantCulture) },
                    { "Description", descriptor.Description.ToString(CultureInfo.InvariantCulture) },
                    { "HelpLink", descriptor.HelpLinkUri },
                    { "MessageFormat", descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture) },
                    { "Category", descriptor.Category },
                    { "DefaultSeverity", descriptor.DefaultSeverity },
                    { "IsEnabledByDefault", descriptor.IsEnabledByDefault ? "true" : "false" },
                    { "CustomTags", descriptor.CustomTags.ToArray() },
                }
            },
        };
    }

    private static string Write(object value)
    {
        var text = new StringBuilder();
        Write(text, value, "\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, object value, string newLine)
    {
        switch (value)
        {
            case Members members:
                WriteBlock(text, '{', '}', members.Present, newLine, member =>
                {
                    text.Append(member.Name).Append(": ");
                    Write(text, member.Value!, newLine + "  ");
                });
                break;
            case Array items:
                WriteBlock(text, '[', ']', items.Cast<object>(), newLine, item => Write(text, item, newLine + "  "));
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteBlock<T>(StringBuilder text, char open, char close, IEnumerable<T> items, string newLine, Action<T> write)
    {
        text.Append(open);
        bool first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ",").Append(newLine).Append("  ");
            write(item);
            first = false;
        }

        text.Append(first ? "" : newLine).Append(close);
    }

    private sealed class Members : IEnumerable
    {
        private readonly List<(string Name, object? Value)> members = [];

        public IEnumerable<(string Name, object? Value)> Present => members.Where(m => m.Value is not (null or "" or Array { Length: 0 }));

        public void Add(string name, object? value) => members.Add((name, value));

        public IEnumerator GetEnumerator() => members.GetEnumerator();
    }
}

using System.Text;

namespace NetGen;

/// <summary>The colours of figures: eight that are told apart on light and on dark ground.</summary>
internal static class ChartColors
{
    private static readonly (string Light, string Dark)[] Colors =
    [
        ("#1f6fb4", "#6db3f2"),
        ("#d9541e", "#ff8f5e"),
        ("#2e8b57", "#6fd39b"),
        ("#7b4fb5", "#b897ee"),
        ("#a67c00", "#e3bd4b"),
        ("#0f8b8d", "#56c9ca"),
        ("#c2357f", "#f07fb6"),
        ("#5c6773", "#a9b4bf"),
    ];

    /// <summary>How many there are; what has more curves begins again.</summary>
    public static int Count => Colors.Length;

    /// <summary>What a figure looks like where a dark scheme is preferred.</summary>
    public static string DarkStyle { get; } = CreateDarkStyle();

    /// <summary>A colour on light ground.</summary>
    public static string Light(int color) => Colors[color].Light;

    private static string CreateDarkStyle()
    {
        var style = new StringBuilder("@media (prefers-color-scheme: dark){.ng-ink{fill:#d9dfe5}.ng-soft{fill:#9aa5b0}.ng-paper{fill:#14181d}.ng-plot{fill:#1b2027}.ng-grid{stroke:#323a43}.ng-mark{stroke:#c3ccd5}.ng-words{fill:#c3ccd5;stroke:#1b2027}");
        for (int i = 0; i < Colors.Length; i++)
        {
            style.Append(FormattableString.Invariant($".ng-s{i}{{stroke:{Colors[i].Dark}}}.ng-f{i}{{fill:{Colors[i].Dark}}}"));
        }

        return style.Append('}').ToString();
    }
}

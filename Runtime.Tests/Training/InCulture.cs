using System.Globalization;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Runs a test's body in a culture with other digits, separators or letters.</summary>
internal static class InCulture
{
    public static void Run(string culture, Action body)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            body();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

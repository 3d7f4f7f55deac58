using System.Globalization;

namespace NetGen.Testing;

/// <summary>Another culture for one test: a decimal comma (fi-FI), the dotless i (tr-TR), other minus signs and digits (ar-SA).</summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    /// <summary>Sets the culture until <see cref="Dispose"/>.</summary>
    public CultureScope(string name)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
    }

    /// <summary>Runs a test's body in a culture.</summary>
    public static void Run(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var culture = new CultureScope(name);
        body();
    }

    /// <inheritdoc/>
    public void Dispose() => CultureInfo.CurrentCulture = before;
}

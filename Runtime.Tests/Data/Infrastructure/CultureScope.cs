using System.Globalization;

namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>Another culture for one test: a decimal comma (fi-FI), the dotless i (tr-TR), other minus signs and digits (ar-SA).</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = new CultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = before;
}

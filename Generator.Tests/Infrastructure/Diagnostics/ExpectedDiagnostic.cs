using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Infrastructure.Diagnostics;

/// <summary>A diagnostic that a marked source asks for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">What it underlines.</param>
public sealed record ExpectedDiagnostic(string Id, string Path, TextSpan Span);

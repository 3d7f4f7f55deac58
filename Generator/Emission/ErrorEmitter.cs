using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes the file of a class with errors: its members without contents, so that the analyzer's messages are the only ones; and where analyzers are
/// switched off, the messages themselves.
/// </summary>
internal static class ErrorEmitter
{
    public static string Write(NetworkSpec spec, IReadOnlyList<Problem> problems, bool analyzersOff)
    {
        var writer = new CodeWriter();
        NetworkEmitter.Header(writer);
        var errors = problems
            .Where(p => Descriptors.Of(p.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(p => $"{p.Id}: {Message(p)}")
            .ToList();
        if (!spec.IsReadable && errors.Count == 0)
        {
            errors.Add($"{Descriptors.GeneratedConstant.Id}: An argument of a layer of '{spec.Name}' has no value that the generator can see");
        }

        if (analyzersOff)
        {
            foreach (string error in errors)
            {
                writer.Line("#error " + error.Replace('\n', ' ').Replace('\r', ' '));
            }
        }

        if (CanExtend(problems))
        {
            // The members are there for the code that uses them, not to be read.
            writer.Line("#pragma warning disable CS1591");
            writer.Line();
            using (NetworkEmitter.TypeBlocks(writer, spec, implements: MemberEmitter.Implements(spec)))
            {
                MemberEmitter.WriteStubs(spec, string.Join("; ", errors), writer);
            }

            NetworkEmitter.CloseTypes(writer, spec);
        }

        return writer.ToString();
    }

    /// <summary>A class that is not partial, generic and so on cannot get members: only its own error is left.</summary>
    private static bool CanExtend(IEnumerable<Problem> problems) =>
        !problems.Any(p => p.Id == Descriptors.NotPartial.Id || p.Id == Descriptors.UnsupportedClass.Id || p.Id == Descriptors.MemberDeclared.Id || p.Id == Descriptors.LanguageVersion.Id);

    private static string Message(Problem problem) =>
        string.Format(CultureInfo.InvariantCulture, Descriptors.Of(problem.Id).MessageFormat.ToString(CultureInfo.InvariantCulture), [.. problem.MessageArguments]);
}

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
    private static readonly string[] Obstacles =
        [Descriptors.NotPartial.Id, Descriptors.UnsupportedClass.Id, Descriptors.UnsupportedRow.Id, Descriptors.MemberDeclared.Id, Descriptors.LanguageVersion.Id];

    public static string Write(NetworkSpec spec, IReadOnlyList<Problem> problems, bool analyzersOff)
    {
        // What is wrong with the type of its rows, their own file says.
        var errors = Errors(spec, problems, spec.IsReadable || spec.Row is { HasErrors: true });
        string message = errors.Count > 0 ? string.Join("; ", errors) : $"The type of the rows of '{spec.Name}' has errors";
        return Write(spec, problems, analyzersOff ? errors : [], MemberEmitter.Implements(spec), writer => MemberEmitter.WriteStubs(spec, message, writer));
    }

    public static string Write(RowSpec spec, bool analyzersOff)
    {
        var errors = Errors(spec, spec.Problems, spec.IsReadable);
        return Write(spec, spec.Problems, analyzersOff ? errors : [], RowEmitter.Implements(spec), writer => RowEmitter.WriteStubs(spec, string.Join("; ", errors), writer));
    }

    private static List<string> Errors(ITypeSpec spec, IEnumerable<Problem> problems, bool isReadable)
    {
        var errors = problems
            .Where(p => Descriptors.Of(p.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(p => $"{p.Id}: {Message(p)}")
            .ToList();
        if (!isReadable && errors.Count == 0)
        {
            errors.Add($"{Descriptors.GeneratedConstant.Id}: An argument or a type of '{spec.Name}' has no value that the generator can see");
        }

        return errors;
    }

    private static string Write(ITypeSpec spec, IReadOnlyList<Problem> problems, IEnumerable<string> shown, string implements, Action<CodeWriter> writeStubs)
    {
        var writer = new CodeWriter();
        TypeEmitter.Header(writer);
        foreach (string error in shown)
        {
            writer.Line("#error " + error.Replace('\n', ' ').Replace('\r', ' '));
        }

        if (CanExtend(problems))
        {
            // The members are there for the code that uses them, not to be read.
            writer.Line("#pragma warning disable CS1591");
            writer.Line();
            using (TypeEmitter.Open(writer, spec, implements: implements))
            {
                writeStubs(writer);
            }

            TypeEmitter.CloseAround(writer, spec);
        }

        return writer.ToString();
    }

    /// <summary>A class that is not partial, generic and so on cannot get members: only its own error is left.</summary>
    private static bool CanExtend(IEnumerable<Problem> problems) =>
        !problems.Any(p => Obstacles.Contains(p.Id));

    private static string Message(Problem problem) =>
        string.Format(CultureInfo.InvariantCulture, Descriptors.Of(problem.Id).MessageFormat.ToString(CultureInfo.InvariantCulture), [.. problem.MessageArguments]);
}

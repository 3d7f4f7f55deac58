using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>
/// Writes the file of a type with errors: each as an <c>#error</c>, so that no setting makes it compile, and the members without contents, so that code which
/// uses them has no errors of its own. The compiler stops at the errors that the generator reports in the source, before it reaches this file.
/// </summary>
internal static class ErrorWriter
{
    private static readonly string[] Obstacles =
        [Descriptors.NotPartial.Id, Descriptors.UnsupportedClass.Id, Descriptors.UnsupportedRow.Id, Descriptors.MemberDeclared.Id, Descriptors.LanguageVersion.Id];

    public static GeneratedFile Write(NetworkSpec spec, IReadOnlyList<Problem> problems)
    {
        var errors = Errors(spec, problems, spec.Row is { HasErrors: true } ? $"The row type of '{spec.Name}' has errors" : null);
        return Write(spec, problems, errors, MemberWriter.Implements(spec), (message, writer) => MemberWriter.WriteStubs(spec, message, writer));
    }

    public static GeneratedFile Write(RowSpec spec) =>
        Write(spec, spec.Problems, Errors(spec, spec.Problems), RowWriter.Implements(spec), (message, writer) => RowWriter.WriteStubs(spec, message, writer));

    /// <summary>The file of a type that gets no members.</summary>
    public static GeneratedFile Write(StraySpec spec)
    {
        var writer = new CodeWriter();
        TypeWriter.Header(writer);
        WriteErrors([Text(Problem.Create(Descriptors.LayersWithoutNetwork, -1, null, spec.Name, spec.Layers))], writer);
        return new GeneratedFile(spec.HintName, writer.ToString(), spec.MetadataName, HasErrors: true);
    }

    /// <summary>The errors; if none was found, something has no value yet.</summary>
    private static List<string> Errors(ITypeSpec spec, IEnumerable<Problem> problems, string? reason = null)
    {
        List<string> errors = [.. problems.Where(p => Descriptors.Of(p.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(Text)];
        return errors.Count > 0 ? errors : [reason ?? $"{Descriptors.GeneratedConstant.Id}: An argument or a type of '{spec.Name}' has no value that the generator can see"];
    }

    private static GeneratedFile Write(
        ITypeSpec spec, IReadOnlyList<Problem> problems, List<string> errors, string implements, Action<string, CodeWriter> writeStubs)
    {
        var writer = new CodeWriter();
        TypeWriter.Header(writer);
        writer.Line(MemberWriter.Using);
        writer.Line();
        WriteErrors(errors, writer);
        if (CanExtend(problems))
        {
            TypeWriter.DisableNameWarnings(writer, spec);

            // The members exist for the code that uses them; they need no documentation.
            writer.Line("#pragma warning disable CS1591");
            writer.Line();
            using (TypeWriter.Open(writer, spec, implements: implements))
            {
                writeStubs(string.Join("; ", errors), writer);
            }

            TypeWriter.CloseAround(writer, spec);
        }

        return new GeneratedFile(spec.HintName, writer.ToString(), spec.MetadataName, HasErrors: true);
    }

    private static void WriteErrors(List<string> errors, CodeWriter writer)
    {
        foreach (string error in errors)
        {
            writer.Line("#error " + error);
        }
    }

    /// <summary>A class that is not partial, generic and so on cannot get members: only its own error is left.</summary>
    public static bool CanExtend(IEnumerable<Problem> problems) =>
        !problems.Any(p => Obstacles.Contains(p.Id));

    private static string Text(Problem problem) =>
        $"{problem.Id}: {string.Format(CultureInfo.InvariantCulture, Descriptors.Of(problem.Id).MessageFormat.ToString(CultureInfo.InvariantCulture), [.. problem.MessageArguments])}";
}

using System.Globalization;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Writes how a row is made of the columns of a table.</summary>
internal static class RowReadingWriter
{
    public const string ColumnsType = "global::System.Collections.Generic.IReadOnlyList<global::NetGen.Generated.CsvRowColumn>";

    public static string Interface(RowSpec spec) => $"global::NetGen.ICsvRow<{RowWriter.Self(spec)}>";

    public static void Write(RowSpec spec, CodeWriter writer)
    {
        if (spec.Reading is not { } reading)
        {
            return;
        }

        writer.Separate();
        writer.Line($"static {ColumnsType} {Interface(spec)}.Columns => {RowTableWriter.Name}.Columns;");
        writer.Line();
        int place = 0;
        List<string> arguments = [.. reading.Arguments.Select(a => Value(a, ref place))];
        List<string> members = [.. reading.Members.Select(m => $"{Identifiers.Escape(m.Property)} = {Value(m, ref place)},")];
        writer.Line($"static {Read(spec)} => new {RowWriter.Self(spec)}({(arguments.Count == 0 ? ")" : string.Empty)}");
        for (int i = 0; i < arguments.Count; i++)
        {
            writer.Line($"    {arguments[i]}{(i < arguments.Count - 1 ? "," : members.Count == 0 ? ");" : ")")}");
        }

        if (members.Count > 0)
        {
            writer.Line("{");
            foreach (string member in members)
            {
                writer.Line($"    {member}");
            }

            writer.Line("};");
        }
    }

    /// <summary>The same members for a row with errors.</summary>
    public static void WriteStubs(RowSpec spec, string fail, CodeWriter writer)
    {
        writer.Line($"static {ColumnsType} {Interface(spec)}.Columns => {fail};");
        writer.Line($"static {Read(spec)} => {fail};");
    }

    /// <summary>What is asked of a file, in the order of the places that <c>Read</c> names.</summary>
    public static IEnumerable<string> Columns(RowSpec spec) =>
        from column in spec.Reading!.All
        where IsRead(column)
        let name = column.Column is { } other ? Literals.Text(other) : "null"
        let isLearnt = column.Role is RowRole.Label or RowRole.Target
        select $"new({Literals.Text(column.Property)}, {name}, {Literals.Bool(column.IsOptional)}, {Literals.Bool(isLearnt)})";

    private static string Read(RowSpec spec) => $"{RowWriter.Self(spec)} {Interface(spec)}.Read(global::NetGen.Generated.CsvRowReader row)";

    private static bool IsRead(RowColumnSpec column) => column.Kind != RowColumnKind.Null;

    private static string Value(RowColumnSpec column, ref int place)
    {
        if (!IsRead(column))
        {
            return "null";
        }

        string at = (place++).ToString(CultureInfo.InvariantCulture), orNull = column.IsNullable ? "OrNull" : string.Empty;
        return column.Kind switch
        {
            RowColumnKind.Category => $"row.Category{orNull}({at}, {RowTableWriter.Name}.{column.Property}Categories)",
            RowColumnKind.Text or RowColumnKind.Bool => $"row.{column.Kind}{orNull}({at})",
            _ => $"row.{column.Kind}{orNull}<{column.Type}>({at})",
        };
    }
}

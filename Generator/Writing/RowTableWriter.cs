using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>
/// Writes the names and categories of a row into a separate type: if a static initializer changes in a type whose attributes change as well,
/// <c>dotnet watch</c> fails (roslyn#82046).
/// </summary>
internal static class RowTableWriter
{
    /// <summary>Writes the type, nested in that of the row, whose enums may be private.</summary>
    public const string Name = GeneratedMembers.RowTables;

    private const string Names = "global::System.Collections.Generic.IReadOnlyList<string>";

    public static void Write(RowSpec spec, CodeWriter writer)
    {
        writer.Separate();
        using (writer.Open($"private static class {Name}"))
        {
            WriteTable($"{Names} FeatureNames =", spec.Properties.SelectMany(FeatureNames).Select(Literals.Text), "];", writer);
            if (ClassNames(spec) is { Count: > 0 } classes)
            {
                WriteTable($"{Names} ClassNames =", classes.Select(Literals.Text), "];", writer);
            }

            if (spec.Heads.Any())
            {
                WriteTable("global::System.Collections.Generic.IReadOnlyList<global::NetGen.RowHead> Heads =", spec.Heads.Select(Head), "];", writer);
            }

            var features = spec.Properties.Where(p => p.Role == RowRole.Input).Select(p => $"({Literals.Text(p.Name)}, {RowValueText.Feature(p)})");
            WriteTable("global::NetGen.CsvFeatures Features = global::NetGen.Generated.RowEncoding.Features(", features, "]);", writer);
            if (spec.Reading is not null)
            {
                WriteTable($"{RowReadingWriter.ColumnsType} Columns =", RowReadingWriter.Columns(spec), "];", writer);
            }

            foreach (var property in spec.Properties.Where(p => p.IsCategory))
            {
                string declaration = $"global::NetGen.Generated.RowCategories<{property.Type ?? "string"}> {RowValueText.Table(property)} = new({Literals.Text(property.Name)},";
                WriteTable(declaration, property.Categories.Select(c => RowValueText.Category(property, c)), "]);", writer);
            }
        }
    }

    /// <summary>The names of the classes; empty if nothing or a number is learnt, or if heads learn.</summary>
    public static IReadOnlyList<string> ClassNames(RowSpec spec) =>
        spec.Properties.FirstOrDefault(p => p is { Role: RowRole.Label, Head: null }) is { } label ? ClassNames(label) : [];

    private static IReadOnlyList<string> ClassNames(RowPropertySpec label) => label.Value == RowValue.Bool ? ["False", "True"] : [.. label.Categories];

    /// <summary>What a head learns, as the runtime describes it.</summary>
    private static string Head(IGrouping<string, RowPropertySpec> properties)
    {
        var label = properties.FirstOrDefault(p => p.Role == RowRole.Label);
        string names = label is not null && ClassNames(label) is { Count: > 0 } classes ? $"[{string.Join(", ", classes.Select(Literals.Text))}]" : "null";
        string size = label is null ? properties.Count().ToString(System.Globalization.CultureInfo.InvariantCulture) : "0";
        return $"new({Literals.Text(properties.Key)}, {Literals.Bool(label is not null)}, {names}, {size})";
    }

    private static IEnumerable<string> FeatureNames(RowPropertySpec property) =>
        property.Role != RowRole.Input ? []
        : property.IsOneHot ? property.Categories.Select(c => $"{property.Name}={c}")
        : [property.Name];

    private static void WriteTable(string declaration, IEnumerable<string> items, string end, CodeWriter writer)
    {
        writer.Line($"public static readonly {declaration}");
        writer.Line("[");
        foreach (string item in items)
        {
            writer.Line($"    {item},");
        }

        writer.Line(end);
        writer.Separate();
    }
}

using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>The C# that reads a property of a row as a number.</summary>
internal static class RowValueText
{
    private const string Encoding = "global::NetGen.Generated.RowEncoding";
    private const int MostNamesShown = 20;

    /// <summary>A number or a bool as a float.</summary>
    public static string Float(RowPropertySpec property) => property.Value switch
    {
        RowValue.Bool => $"{Operand(property)} ? 1f : 0f",
        RowValue.Number => Present(property, $"(float{(property.IsNullable ? "?" : string.Empty)}){Property(property)}"),
        RowValue.Integer => Present(property, $"{Encoding}.Integer({Literals.Text(property.Name)}, {Property(property)}{Reason(property)})"),
        _ => Present(property),
    };

    /// <summary>A label as the index of its class.</summary>
    public static string ClassIndex(RowPropertySpec property) => property.IsCategory ? CategoryIndex(property) : Index(property);

    /// <summary>A bool or an integer as the index of a class.</summary>
    private static string Index(RowPropertySpec property) => property.Value == RowValue.Bool ? $"{Operand(property)} ? 1 : 0" : Present(property);

    /// <summary>A category as its index, looked up in a table: a <c>switch</c> of thousands takes the compiler minutes.</summary>
    public static string CategoryIndex(RowPropertySpec property) => $"{RowTableWriter.Name}.{Table(property)}.IndexOf({Present(property)}{Reason(property)})";

    /// <summary>The encoding of an input, as the runtime describes it.</summary>
    public static string Feature(RowPropertySpec property)
    {
        const string Kind = "global::NetGen.CsvFeature", Missing = "global::NetGen.MissingValues";
        List<string> options = [];
        if (property.IsCategory)
        {
            options.Add($"Categories = [{string.Join(", ", property.Categories.Select(Literals.Text))}]");
        }

        if (property.Missing is { } missing)
        {
            string value = property.IsCategory ? $"Category({Literals.Text(property.Categories.First(c => Category(property, c) == missing))})"
                : property.Value == RowValue.Bool ? $"Constant({missing} ? 1f : 0f)"
                : $"Constant({missing})";
            options.Add($"Missing = {Missing}.{value}");
        }

        string feature = $"{Kind}.{(property.IsOneHot ? "OneHot" : property.IsCategory ? "Index" : "Number")}";
        return options.Count == 0 ? feature : $"{feature} with {{ {string.Join(", ", options)} }}";
    }

    /// <summary>The name of the table of a property's categories.</summary>
    public static string Table(RowPropertySpec property) => property.Name + "Categories";

    /// <summary>A category in C# syntax.</summary>
    public static string Category(RowPropertySpec property, string category) =>
        property.Value == RowValue.Enum ? $"{property.Type}.{Identifiers.Escape(category)}" : Literals.Text(category);

    /// <summary>The categories, for a message.</summary>
    public static string Known(RowPropertySpec property) =>
        string.Join(", ", property.Categories.Take(MostNamesShown).Select(c => $"'{c}'")) + (property.Categories.Count > MostNamesShown ? ", …" : string.Empty);

    /// <summary>A wrong input says why, so that a row can be tried; a wrong label or target is an exception.</summary>
    private static string Reason(RowPropertySpec property) => property.Role == RowRole.Input ? ", ref reason" : string.Empty;

    private static string Operand(RowPropertySpec property) => property.IsNullable ? $"({Present(property)})" : Property(property);

    private static string Present(RowPropertySpec property) => Present(property, Property(property));

    /// <summary>The value, with its replacement if it is null.</summary>
    private static string Present(RowPropertySpec property, string value)
    {
        string missing = property.Missing ?? $"throw {Encoding}.MissingTarget({Literals.Text(property.Name)})";
        return property.IsNullable ? $"{value} ?? {missing}" : value;
    }

    private static string Property(RowPropertySpec property) => $"row.{Identifiers.Escape(property.Name)}";
}

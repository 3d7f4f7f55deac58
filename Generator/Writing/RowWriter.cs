using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Writes the encoder of a row: spec → file.</summary>
internal static class RowWriter
{
    private const string FloatsOut = "global::System.Span<float>";
    private const string Names = "global::System.Collections.Generic.IReadOnlyList<string>";
    private const string Reason = "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? reason";
    private const string Encoding = "global::NetGen.Generated.RowEncoding";

    public static string Write(RowSpec spec)
    {
        var writer = new CodeWriter();
        TypeWriter.Header(writer);
        TypeWriter.DisableNameWarnings(writer, spec);
        TypeWriter.DisableWarnings(writer, spec.Warnings, "// [Obsolete] and [Experimental] are for the users of your types, not for generated code.");
        using (TypeWriter.Open(writer, spec, Remarks(spec), Implements(spec)))
        {
            WriteInputs(spec, writer);
            if (spec.Heads.Any())
            {
                WriteHeads(spec, writer);
            }
            else
            {
                WriteLabel(spec, writer);
                WriteTargets(spec, writer);
            }

            RowReadingWriter.Write(spec, writer);
            RowTableWriter.Write(spec, writer);
        }

        TypeWriter.CloseAround(writer, spec);
        return writer.ToString();
    }

    public static string Implements(RowSpec spec) => $" : {(spec.Reading is null && !spec.HasErrors ? Interface(spec) : RowReadingWriter.Interface(spec))}";

    /// <summary>The same members for a row with errors: code that uses them compiles, so that only the errors are reported.</summary>
    public static void WriteStubs(RowSpec spec, string message, CodeWriter writer)
    {
        string fail = $"throw new global::System.InvalidOperationException({Literals.Text(message)})";
        writer.Line("public const int FeatureCount = 1;");
        writer.Line($"public static {Names} FeatureNames => {fail};");
        writer.Line($"public static {Names} ClassNames => {fail};");
        writer.Line($"static int {Interface(spec)}.FeatureCount => {fail};");
        writer.Line($"public static void Encode({Self(spec)} row, {FloatsOut} inputs) => {fail};");
        writer.Line($"public static bool TryEncode({Self(spec)} row, {FloatsOut} inputs, {Reason}) => {fail};");
        RowReadingWriter.WriteStubs(spec, fail, writer);
    }

    /// <summary>The row's type, fully qualified.</summary>
    public static string Self(RowSpec spec) => "global::" + TypeWriter.FullName(spec);

    private static string Interface(RowSpec spec) => $"global::NetGen.IFeatures<{Self(spec)}>";

    /// <summary>The inputs as a table, for the editor's tooltip.</summary>
    private static string Remarks(RowSpec spec)
    {
        var writer = new CodeWriter();
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>Inputs of a row: {Number(spec.FeatureCount)}.</para>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>property</term><description>encoded as</description></listheader>");
        int first = 0;
        foreach (var property in spec.Properties)
        {
            writer.Line($"/// <item><term>{Literals.Xml(property.Name)}</term><description>{Literals.Xml(Summary(property, first))}</description></item>");
            first += property.Width;
        }

        writer.Line("/// </list>");
        writer.Line("/// </remarks>");
        return writer.ToString();
    }

    private static string Summary(RowPropertySpec property, int first)
    {
        string place = property.Role switch
        {
            RowRole.Label => $"the label{OfHead(property)}",
            RowRole.Target => $"a target{OfHead(property)}",
            _ when property.Width > 1 => $"inputs {Number(first)} to {Number(first + property.Width - 1)}",
            _ => $"input {Number(first)}",
        };
        return property.IsCategory ? $"{place}: {Problem.OneLine(RowValueText.Known(property))}" : place;
    }

    private static string OfHead(RowPropertySpec property) => property.Head is { } head ? $" of '{head}'" : string.Empty;

    private static void WriteInputs(RowSpec spec, CodeWriter writer)
    {
        writer.Line("/// <summary>Number of inputs that encode a row.</summary>");
        writer.Line($"public const int FeatureCount = {Number(spec.FeatureCount)};");
        writer.Line();
        writer.Line("/// <summary>The name of each input.</summary>");
        writer.Line($"public static {Names} FeatureNames => {RowTableWriter.Name}.FeatureNames;");
        writer.Line();
        writer.Line($"static int {Interface(spec)}.FeatureCount => FeatureCount;");
        writer.Line();
        writer.Line($"static global::NetGen.CsvFeatures? {Interface(spec)}.Features => {RowTableWriter.Name}.Features;");
        writer.Line();
        writer.Line("/// <summary>Encodes a row as inputs.</summary>");
        writer.Line("/// <param name=\"row\">The row.</param>");
        writer.Line("/// <param name=\"inputs\">Receives <see cref=\"FeatureCount\"/> values.</param>");
        using (writer.Open($"public static void Encode({Self(spec)} row, {FloatsOut} inputs)"))
        {
            writer.Line($"{Encoding}.Check(row, \"inputs\", FeatureCount, inputs.Length);");
            using (writer.Open("if (!TryEncode(row, inputs, out string? reason))"))
            {
                writer.Line("throw new global::System.ArgumentException(reason);");
            }
        }

        writer.Separate();
        writer.Line("/// <summary>Writes the inputs of a row that may be wrong.</summary>");
        writer.Line("/// <param name=\"row\">The row.</param>");
        writer.Line("/// <param name=\"inputs\">Receives <see cref=\"FeatureCount\"/> values; where the row cannot be encoded, they mean nothing.</param>");
        writer.Line("/// <param name=\"reason\">Why it cannot be encoded; null where it can.</param>");
        using (writer.Open($"public static bool TryEncode({Self(spec)} row, {FloatsOut} inputs, {Reason})"))
        {
            using (writer.Open($"if (!{Encoding}.TryBegin(row, FeatureCount, inputs.Length, out reason))"))
            {
                writer.Line("return false;");
            }

            writer.Separate();
            if (spec.Properties.Any(p => p is { Role: RowRole.Input, IsOneHot: true }))
            {
                writer.Line("inputs.Clear();");
            }

            int first = 0;
            foreach (var property in spec.Properties.Where(p => p.Role == RowRole.Input))
            {
                WriteInput(property, first, writer);
                first += property.Width;
            }

            writer.Line($"return {Encoding}.TryComplete<{Self(spec)}>(inputs, ref reason);");
        }
    }

    private static void WriteInput(RowPropertySpec property, int first, CodeWriter writer)
    {
        string place = Number(first);
        if (property.IsOneHot)
        {
            string index = RowValueText.CategoryIndex(property);
            writer.Line($"inputs[{(first == 0 ? index : $"{place} + {index}")}] = 1f;");
        }
        else if (property.IsCategory)
        {
            writer.Line($"inputs[{place}] = {RowValueText.CategoryIndex(property)};");
        }
        else
        {
            writer.Line($"inputs[{place}] = {RowValueText.Float(property)};");
        }
    }

    private static void WriteLabel(RowSpec spec, CodeWriter writer)
    {
        if (spec.Properties.FirstOrDefault(p => p.Role == RowRole.Label) is not { } label)
        {
            return;
        }

        writer.Separate();
        if (RowTableWriter.ClassNames(spec).Count > 0)
        {
            writer.Line("/// <summary>The class names, by index.</summary>");
            writer.Line($"public static {Names} ClassNames => {RowTableWriter.Name}.ClassNames;");
            writer.Line();
        }

        writer.Line($"static bool {Interface(spec)}.HasLabel => true;");
        writer.Line();
        writer.Line($"static int {Interface(spec)}.EncodeLabel({Self(spec)} row) => {RowValueText.ClassIndex(label)};");
    }

    private static void WriteTargets(RowSpec spec, CodeWriter writer)
    {
        List<RowPropertySpec> targets = [.. spec.Properties.Where(p => p.Role == RowRole.Target)];
        if (targets.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line($"static int {Interface(spec)}.TargetSize => {Number(targets.Count)};");
        writer.Line();
        using (writer.Open($"static void {Interface(spec)}.EncodeTargets({Self(spec)} row, {FloatsOut} targets)"))
        {
            writer.Line($"{Encoding}.Check(row, \"targets\", {Number(targets.Count)}, targets.Length);");
            for (int i = 0; i < targets.Count; i++)
            {
                writer.Line($"targets[{Number(i)}] = {RowValueText.Float(targets[i])};");
            }
        }
    }

    private static void WriteHeads(RowSpec spec, CodeWriter writer)
    {
        List<RowPropertySpec> labels = [.. spec.Heads.SelectMany(h => h).Where(p => p.Role == RowRole.Label)];
        List<RowPropertySpec> targets = [.. spec.Heads.SelectMany(h => h).Where(p => p.Role == RowRole.Target)];
        writer.Separate();
        writer.Line($"static global::System.Collections.Generic.IReadOnlyList<global::NetGen.RowHead> {Interface(spec)}.Heads => {RowTableWriter.Name}.Heads;");
        writer.Line();
        using (writer.Open($"static void {Interface(spec)}.EncodeHeads({Self(spec)} row, global::System.Span<int> labels, {FloatsOut} targets)"))
        {
            writer.Line($"{Encoding}.Check(row, \"labels\", {Number(labels.Count)}, labels.Length);");
            writer.Line($"{Encoding}.Check(row, \"targets\", {Number(targets.Count)}, targets.Length);");
            for (int i = 0; i < labels.Count; i++)
            {
                writer.Line($"labels[{Number(i)}] = {RowValueText.ClassIndex(labels[i])};");
            }

            for (int i = 0; i < targets.Count; i++)
            {
                writer.Line($"targets[{Number(i)}] = {RowValueText.Float(targets[i])};");
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

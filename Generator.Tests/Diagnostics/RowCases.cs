namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN05xx, and what else is wrong with typed rows and networks of them.</summary>
internal static class RowCases
{
    private const string Encodable = "make it a number, a bool, an enum or a string, or leave it out with [Ignored]";

    public static IEnumerable<DiagnosticCase> All =>
    [
        new("row not partial", "[Features] public record {|NETGEN0001:Row|}(float X);", "'Row' must be declared partial, so that the generator can add the encoder to it") { KeepsMembers = false },
        new(
            "type around a row not partial", "public class {|NETGEN0001:Outer|} { [Features] public partial record Row(float X); }",
            "'Outer' must be declared partial, so that the generator can add the encoder to it") { KeepsMembers = false },
        new("row declares a member", "[Features] public partial record Row(float X) { public int {|NETGEN0007:FeatureCount|} => 1; }", "'Row' declares 'FeatureCount', which the generator writes: rename yours") { KeepsMembers = false },
        new("parameter of a row named like a member", "[Features] public partial record Row(float {|NETGEN0007:Encode|});", "'Row' declares 'Encode', which the generator writes: rename yours") { KeepsMembers = false },
        new(
            "category from generated code", "[Features] public partial record Row([Missing({|NETGEN0008:GeneratedSizes.Units|})] float? X);",
            "'GeneratedSizes.Units' of [Missing] comes from generated code, which does not exist yet when the generator runs: use a literal, a constant or a type of your own") { KeepsMembers = false },
        Network("two inputs", "[Features] public partial record Row(float X); [Network(1)] [{|NETGEN0011:Network<Row>|}] [Dense(1)] public partial class Net;", "'Net' has both [Network] and [Network<T>]: keep the one that describes its input"),
        Network("two inputs, typed first", "[Features] public partial record Row(float X); [Network<Row>] [{|NETGEN0011:Network(1)|}] [Dense(1)] public partial class Net;", "'Net' has both [Network] and [Network<T>]: keep the one that describes its input"),
        Network(
            "nothing to learn", "[Features] public partial record Row(float X); [Network<Row>] [Dense(1)] [{|NETGEN0509:MeanSquaredErrorLoss|}] public partial class Net;",
            "[MeanSquaredErrorLoss] learns from labels or targets, but 'Row' has none: mark a property with [Label] or [Target]"),
        Unsupported("row in a generic class that is not partial", "public class Outer<T> { [Features] public partial record {|NETGEN0501:Row|}(float X); }", "nested in a generic type"),
        Unsupported("generic row", "[Features] public partial record {|NETGEN0501:Row|}<T>(float X);", "generic"),
        Unsupported("static row", "[Features] public static partial class {|NETGEN0501:Row|};", "static"),
        Unsupported("ref struct as a row", "[Features] public ref partial struct {|NETGEN0501:Row|} { public float X => 1; }", "a ref struct"),
        Unsupported("file-local row of a network", "[Features] file partial record {|NETGEN0501:Row|}(float X); [Network<Row>] [Dense(1)] public partial class Net;", "local to its file"),
        Unsupported("file-local row", "[Features] file partial record {|NETGEN0501:Row|}(float X);", "local to its file"),
        Unsupported("derived row", "public record Base(float X); [Features] public partial record {|NETGEN0501:Row|}(float X, float Y) : Base(X);", "derived from another type"),
        new("row named like a member", "[Features] public partial record {|NETGEN0501:Encode|}(float X);", "A row cannot be named like a generated member, but 'Encode' is") { KeepsMembers = false },
        Unsupported(
            "row in parts", "[Features] public partial class {|NETGEN0501:Row|} { public float X { get; set; } } public partial class Row { public float Y { get; set; } }",
            "spread over several partial declarations, whose order depends on the order of the files"),
        Row("no properties", "[{|NETGEN0502:Features|}] public partial record Row;", "'Row' has no inputs: give it a public property that is neither [Label], [Target] nor [Ignored]"),
        Row("only a label", "[{|NETGEN0502:Features|}] public partial record Row([Label] bool Y) { internal float X => 1; }", "'Row' has no inputs: give it a public property that is neither [Label], [Target] nor [Ignored]"),
        NotEncoded("date", "System.DateTime {|NETGEN0503:X|}", "of type DateTime", Encodable),
        NotEncoded("list", "float[]? {|NETGEN0503:X|}", "of type float[]", Encodable),
        NotEncoded("character", "char {|NETGEN0503:X|}", "of type char", Encodable),
        NotEncoded("string without categories", "string {|NETGEN0503:X|}", "a string without categories", "name them with [Category(…)], or leave it out with [Ignored]"),
        NotEncoded("label without categories", "float X, [Label] string {|NETGEN0503:Y|}", "a string without categories", "name them with [Category(…)]", "Y"),
        NotEncoded("enum of flags", "System.IO.FileAccess {|NETGEN0503:X|}", "an enum of flags", "leave it out with [Ignored]"),
        NotEncoded("enum from generated code", "GeneratedKind {|NETGEN0503:X|}", "an enum that comes from generated code", "leave it out with [Ignored]"),
        NotEncoded("nullable enum from generated code", "[Missing(null!)] GeneratedKind? {|NETGEN0503:X|}", "an enum that comes from generated code", "leave it out with [Ignored]"),
        new(
            "empty enum", "public enum Nothing; [Features] public partial record Row(Nothing {|NETGEN0503:X|});",
            "'X' of 'Row' is an enum without members, which cannot be encoded: leave it out with [Ignored]") { KeepsMembers = false },
        Row("nullable number", "[Features] public partial record Row(float? {|NETGEN0504:X|});", "'X' of 'Row' may be null: give a replacement for null with [Missing(…)], or leave it out with [Ignored]"),
        Row("nullable category", "[Features] public partial record Row([Category(\"a\")] string? {|NETGEN0504:X|});", "'X' of 'Row' may be null: give a replacement for null with [Missing(…)], or leave it out with [Ignored]"),
        Row("nullable property", "[Features] public partial class Row { public bool? {|NETGEN0504:X|} { get; set; } }", "'X' of 'Row' may be null: give a replacement for null with [Missing(…)], or leave it out with [Ignored]"),
        Row("no categories", "[Features] public partial record Row([{|NETGEN0505:Category|}] string X);", "'X' of 'Row' needs distinct categories, but there are none"),
        Row("same category twice", "[Features] public partial record Row([{|NETGEN0505:Category(\"a\", \"b\", \"a\")|}] string X);", "'X' of 'Row' needs distinct categories, but 'a' occurs twice"),
        Row("category that is null", "[Features] public partial record Row([{|NETGEN0505:Category(\"a\", null!)|}] string X);", "'X' of 'Row' needs distinct categories, but one is null"),
        NotSuited("categories of a number", "[{|NETGEN0506:Category(\"1\")|}] float X", "Category", "float has no categories"),
        NotSuited("categories of an enum", "[{|NETGEN0506:Category(\"Monday\")|}] System.DayOfWeek X", "Category", "the categories of an enum are its members"),
        NotSuited("column without a name", "[{|NETGEN0506:CsvColumn(\" \")|}] float X", "CsvColumn", "the name of its column is empty"),
        Row(
            "column of a computed property", "[Features] public partial record Row(float X) { [{|NETGEN0506:CsvColumn(\"y\")|}] public float Y => X; }",
            "[CsvColumn] does not suit 'Y' of 'Row': nothing is read into it: it needs a setter, or a parameter of the constructor, and a type that is read"),
        NotSuited("never missing", "[{|NETGEN0506:Missing(0)|}] float X", "Missing", "float is never null"),
        NotSuited("missing string that is none", "[Category(\"a\")] [{|NETGEN0506:Missing(\"a\")|}] string X", "Missing", "string is never null"),
        NotSuited("text for a number", "[{|NETGEN0506:Missing(\"0\")|}] float? X", "Missing", "the replacement for a missing float must be a finite number"),
        NotSuited("infinite number", "[{|NETGEN0506:Missing(1e300)|}] float? X", "Missing", "the replacement for a missing float must be a finite number"),
        NotSuited("null for a number", "[{|NETGEN0506:Missing(null!)|}] int? X", "Missing", "the replacement for a missing int must be a finite number"),
        NotSuited("number for a bool", "[{|NETGEN0506:Missing(1)|}] bool? X", "Missing", "the replacement for a missing bool must be true or false"),
        NotSuited("unknown category for a missing one", "[Category(\"a\", \"b\")] [{|NETGEN0506:Missing(\"c\")|}] string? X", "Missing", "the replacement for a missing string must be one of its categories"),
        NotSuited("number for an enum", "[{|NETGEN0506:Missing(1)|}] System.DayOfWeek? X", "Missing", "the replacement for a missing DayOfWeek must be one of its members"),
        NotSuited("number without a member for an enum", "[{|NETGEN0506:Missing((System.DayOfWeek)9)|}] System.DayOfWeek? X", "Missing", "the replacement for a missing DayOfWeek must be one of its members"),
        NotSuited("missing label", "float X, [Label] [{|NETGEN0506:Missing(true)|}] bool? Y", "Missing", "it is a [Label], and an unknown value cannot be learnt", "Y"),
        NotSuited("ignored label", "float X, [Ignored] [{|NETGEN0506:Label|}] bool Y", "Label", "it is [Ignored]", "Y"),
        NotSuited("number as a label", "float X, [{|NETGEN0506:Label|}] double Y", "Label", "double is not a class: for a number, use [Target]", "Y"),
        NotSuited("long as a label", "float X, [{|NETGEN0506:Label|}] long Y", "Label", "long is not a class: for a number, use [Target]", "Y"),
        NotSuited("enum as a target", "float X, [{|NETGEN0506:Target|}] System.DayOfWeek Y", "Target", "DayOfWeek is not a number: for a class, use [Label]", "Y"),
        NotSuited("label and target", "float X, [Label] [{|NETGEN0506:Target|}] bool Y", "Target", "it is a [Label]", "Y"),
        NotSuited("head without a name", "float X, [{|NETGEN0506:Label(Head = \" \")|}] bool Y", "Label", "the name of its head is empty", "Y"),
        NotSuited(
            "head beside none", "float X, [Label(Head = \"kind\")] bool Y, [{|NETGEN0506:Target|}] float Z", "Target", "'Y' names its head, but either every label and target names one, or none does", "Z"),
        NotSuited(
            "none beside a head", "float X, [Target] float Y, [{|NETGEN0506:Target(Head = \"price\")|}] float Z", "Target", "'Y' names no head, but either every label and target names one, or none does", "Z"),
        Row(
            "label and target of one head", "[Features] public partial record Row(float X, [Label(Head = \"a\")] bool Y, [Target(Head = \"b\")] float V, [{|NETGEN0507:Target(Head = \"a\")|}] float Z);",
            "'Z' of 'Row' cannot be learnt together with 'Y': a row has one [Label] or any number of [Target] for each Head"),
        Row(
            "two labels", "[Features] public partial record Row(float X, [Label] bool Y, [{|NETGEN0507:Label|}] bool Z);",
            "'Z' of 'Row' cannot be learnt together with 'Y': a row has one [Label] or any number of [Target] for each Head"),
        Row(
            "target beside a label", "[Features] public partial record Row(float X, [Label] bool Y, [{|NETGEN0507:Target|}] float Z);",
            "'Z' of 'Row' cannot be learnt together with 'Y': a row has one [Label] or any number of [Target] for each Head"),
        Network("rows without features", "public record Row(float X); [{|NETGEN0508:Network<Row>|}] [Dense(1)] public partial class Net;", "[Network<Row>] takes its input from 'Row', which has no [Features]"),
        Network("array as rows", "[{|NETGEN0508:Network<float[]>|}] [Dense(1)] public partial class Net;", "[Network<float[]>] takes its input from 'float[]', which has no [Features]"),
        Network(
            "network of a row with an error", "[Features] public partial record Row(float? {|NETGEN0504:X|}); [Network<Row>] [Dense(1)] [MeanSquaredErrorLoss] public partial class Net;",
            "'X' of 'Row' may be null: give a replacement for null with [Missing(…)], or leave it out with [Ignored]"),
        Network("typed network without layers", "[Features] public partial record Row(float X); [{|NETGEN0004:Network<Row>|}] public partial class Net;", "'Net' has no layers: put at least one layer attribute, such as [Dense(10)], after [Network]"),
    ];

    /// <summary>A mistake of a row: there is no network.</summary>
    private static DiagnosticCase Row(string name, string source, string message) => new(name, source, message) { KeepsMembers = false };

    /// <summary>A mistake that leaves the network its members.</summary>
    private static DiagnosticCase Network(string name, string source, string message) => new(name, source, message);

    private static DiagnosticCase Unsupported(string name, string source, string what) => Row(name, source, $"A row cannot be {what}, but 'Row' is");

    private static DiagnosticCase NotEncoded(string name, string parameters, string what, string remedy, string property = "X") =>
        Row(name, $"[Features] public partial record Row({parameters});", $"'{property}' of 'Row' is {what}, which cannot be encoded: {remedy}");

    private static DiagnosticCase NotSuited(string name, string parameters, string attribute, string reason, string property = "X") =>
        Row(name, $"[Features] public partial record Row({parameters});", $"[{attribute}] does not suit '{property}' of 'Row': {reason}");
}

using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN00xx: mistakes in the class itself.</summary>
internal static class DeclarationCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        new("not partial", "[Network(2)] [Dense(1)] public class {|NETGEN0001:Net|};", "'Net' must be declared partial, so that the generator can add the network's members to it") { KeepsMembers = false },
        new(
            "outer class not partial", "public class {|NETGEN0001:Outer|} { [Network(2)] [Dense(1)] public partial class Net; }",
            "'Outer' must be declared partial, so that the generator can add the network's members to it") { KeepsMembers = false },
        Unsupported("static", "[Network(2)] [Dense(1)] public static partial class {|NETGEN0002:Net|};", "static"),
        Unsupported("abstract", "[Network(2)] [Dense(1)] public abstract partial class {|NETGEN0002:Net|};", "abstract"),
        Unsupported("record", "[Network(2)] [Dense(1)] public partial record {|NETGEN0002:Net|};", "a record"),
        Unsupported("generic", "[Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|}<T>;", "generic"),
        Unsupported("in a generic class", "public partial class Outer<T> { [Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|}; }", "nested in a generic type"),
        Unsupported("in a generic class that is not partial", "public class Outer<T> { [Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|}; }", "nested in a generic type"),
        Unsupported("file-local", "[Network(2)] [Dense(1)] file partial class {|NETGEN0002:Net|};", "local to its file"),
        Unsupported("primary constructor", "[Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|}(int size) { public int Size { get; } = size; }", "declared with a primary constructor"),
        Unsupported("required member", "[Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|} { public required int Size { get; init; } }", "a class with required members"),
        Unsupported("derived from a network", "[Network(2)] [Dense(1)] public partial class First; [Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|} : First;", "derived from another network"),
        new(
            "base constructor", "public class Base { public Base(int size) { } } [Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|} : Base { public Net() : base(1) { } }",
            "A network cannot be derived from a class without a parameterless constructor, but 'Net' is") { KeepsMembers = false },
        Unsupported("row as a network", "[Features] [Network(2)] [Dense(1)] public partial class {|NETGEN0002:Net|} { public float X { get; set; } }", "a row with [Features]"),
        new("named like a member", "[Network(2)] [Dense(1)] public partial class {|NETGEN0002:Layer|};", "A network cannot be named like a generated member, but 'Layer' is") { KeepsMembers = false },
        new(
            "several declarations", "[{|NETGEN0003:Network(2)|}] [Dense(3, Activation.ReLU)] public partial class Net; [Dense(1)] public partial class Net;",
            "The layers of 'Net' are spread over several partial declarations, whose order depends on the order of the files: put them all on one"),
        new("no layers", "[{|NETGEN0004:Network(2)|}] public partial class Net;", "'Net' has no layers: put at least one layer attribute, such as [Dense(10)], after [Network]"),
        new("only a loss", "[{|NETGEN0004:Network(2)|}] [MeanSquaredErrorLoss] public partial class Net;", "'Net' has no layers: put at least one layer attribute, such as [Dense(10)], after [Network]"),
        new("layers alone", "[{|NETGEN0005:Dense(2)|}] [Dense(1)] public partial class Net;", "'Net' has layer attributes but no [Network] attribute that makes it a network") { KeepsMembers = false },
        new("loss alone", "[{|NETGEN0005:MeanSquaredErrorLoss|}] public partial class Net;", "'Net' has layer attributes but no [Network] attribute that makes it a network") { KeepsMembers = false },
        new("budget alone", "[{|NETGEN0005:Budget(MaxParameters = 9)|}] public partial class Net;", "'Net' has a [Budget] but no [Network] attribute that makes it a network") { KeepsMembers = false },
        new("early loss", "[Network(2)] [{|NETGEN0006:MeanSquaredErrorLoss|}] [Dense(1)] public partial class Net;", "[MeanSquaredErrorLoss] ends 'Net', but layers follow: move it after them, or start another head with From"),
        new("early output", "[Network(2)] [{|NETGEN0006:Output(\"value\")|}] [Dense(1)] public partial class Net;", "[Output] ends 'Net', but layers follow: move it after them, or start another head with From"),
        Declared("method", "public void {|NETGEN0007:Predict|}(System.ReadOnlySpan<float> inputs, System.Span<float> outputs) { }", "Predict(ReadOnlySpan<float>, Span<float>)"),
        Declared("method of an array", "public float[] {|NETGEN0007:Predict|}(System.ReadOnlySpan<float> row) => [];", "Predict(ReadOnlySpan<float>)"),
        Declared("method with annotation", "public void {|NETGEN0007:Save|}(string? path) { }", "Save(string?)"),
        Declared("second overload", "public void Predict(int row) { } public void {|NETGEN0007:Predict|}(System.ReadOnlySpan<float> inputs, System.Span<float> outputs) { }", "Predict(ReadOnlySpan<float>, Span<float>)"),
        Declared("property", "public int {|NETGEN0007:Step|} { get; set; }", "Step"),
        Declared("field", "private int {|NETGEN0007:core|} = 1; public int Size => core;", "core"),
        Declared("nested type", "public class {|NETGEN0007:Description|};", "Description"),
        Declared("constructor", "public {|NETGEN0007:Net|}(long seed) { }", "Net(long)"),
        Declared("constructor of the core", "public {|NETGEN0007:Net|}(NetGen.Generated.NetworkCore core) : this(1) { }", "Net(NetworkCore)"),
        new(
            "inherited member", "public class Base { public int {|NETGEN0007:Step|} { get; set; } } [Network(2)] [Dense(1)] public partial class Net : Base;",
            "'Base' declares 'Step', which the generator writes: rename yours") { KeepsMembers = false },
        new("constant", "[Network(2)] [Dense({|NETGEN0008:GeneratedSizes.Units|})] public partial class Net;", FromGeneratedCode("[Dense]", "GeneratedSizes.Units")),
        new("constant in a sum", "[Network(2)] [Dense({|NETGEN0008:units: 1 + GeneratedSizes.Units|})] public partial class Net;", FromGeneratedCode("[Dense]", "1 + GeneratedSizes.Units")),
        new("type", "[Network(2)] [{|NETGEN0008:Activation<GeneratedCurve>|}] public partial class Net;", FromGeneratedCode("[Activation]", "GeneratedCurve")),
        Incomplete("no initializer", "public {|NETGEN0012:Net|}(string title) { }", "Net(string)"),
        Incomplete("no parameters", "public {|NETGEN0012:Net|}() { }", "Net()"),
        Incomplete("initializer of the base class", "private {|NETGEN0012:Net|}(int size) : base() { }", "Net(int)"),
        Incomplete("one of two", "public Net(int size) : this(size.ToString()) { } public {|NETGEN0012:Net|}(string title) { } public Net(float rate) : this(seed: 1) { }", "Net(string)"),
        Incomplete("partial", "public partial Net(int size); public partial {|NETGEN0012:Net|}(int size) { }", "Net(int)"),
        new("constant of the input", "[Network(8, {|NETGEN0008:GeneratedSizes.Units|}, 1)] [Flatten] [Dense(1)] public partial class Net;", FromGeneratedCode("[Network]", "GeneratedSizes.Units")),
        new(
            "language", "[Network(2)] [Dense(1)] public partial class {|NETGEN0009:Net|} { }", "'Net' needs C# 13 or later, but this project compiles as C# 12.0")
            { KeepsMembers = false, LanguageVersion = LanguageVersion.CSharp12 },
        new("private by default", "public partial class Outer { [Network(2)] [Dense(1)] partial class {|NETGEN0010:Net|}; }", "'Net' is private, so generated code cannot access it: make it internal or public") { KeepsMembers = false },
        new(
            "outer class protected", "public partial class Outer { protected partial class {|NETGEN0010:Middle|} { [Network(2)] [Dense(1)] public partial class Net; } }",
            "'Middle' is protected, so generated code cannot access it: make it internal or public") { KeepsMembers = false },
    ];

    private static DiagnosticCase Unsupported(string name, string source, string what) =>
        new(name, source, $"A network cannot be {what}, but 'Net' is") { KeepsMembers = false };

    private static DiagnosticCase Incomplete(string name, string members, string shown) =>
        new($"constructor: {name}", $"[Network(2)] [Dense(1)] public partial class Net {{ {members} }}", $"The constructor '{shown}' leaves 'Net' without weights: call the generated constructor with : this(seed: 0)");

    private static DiagnosticCase Declared(string name, string member, string shown) =>
        new(name, $"[Network(2)] [Dense(1)] public partial class Net {{ {member} }}", $"'Net' declares '{shown}', which the generator writes: rename yours") { KeepsMembers = false };

    private static string FromGeneratedCode(string layer, string expression) =>
        $"'{expression}' of {layer} comes from generated code, which does not exist yet when the generator runs: use a literal, a constant or a type of your own";
}

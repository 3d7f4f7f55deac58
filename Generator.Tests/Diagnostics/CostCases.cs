namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN03xx: what a network costs.</summary>
internal static class CostCases
{
    public static IEnumerable<DiagnosticCase> All =>
    [
        Wide("17", "17", "32"),
        Wide("Size", "21", "32", " { private const int Size = 21; }"),
        Wide("units: 5", "5", "8"),
        new(
            "parameters over budget", "[Network(4)] [Dense(16, Activation.ReLU)] [Dense(3)] [Budget({|NETGEN0302:MaxParameters = 130|})] public partial class Net;",
            "'Net' has 131 parameters, but its budget is 130: Dense 'dense1' alone has 80"),
        new(
            "multiply-adds over budget", "[Budget(MaxParameters = 10_000, {|NETGEN0302:MaxMultiplyAdds = 1_000|})] [Network(64)] [Dense(10, Activation.ReLU)] [Dense(40, Activation.ReLU, Name = \"wide\")] [Dense(1)] public partial class Net;",
            "'Net' has 1,080 multiply-adds per row, but its budget is 1,000: Dense 'dense1' alone has 640"),
        new("budget of nothing", "[Network(2)] [Dense(1)] [Budget({|NETGEN0201:MaxMultiplyAdds = 0|})] public partial class Net;", "'MaxMultiplyAdds' of [Budget] is 0, but must be at least 1"),
        new(
            "constant of the budget", "[Network(2)] [Dense(1)] [Budget({|NETGEN0008:MaxParameters = GeneratedSizes.Units|})] public partial class Net;",
            "'GeneratedSizes.Units' of [Budget] comes from generated code, which does not exist yet when the generator runs: use a literal, a constant or a type of your own"),
    ];

    private static DiagnosticCase Wide(string argument, string units, string computed, string body = ";") =>
        new($"{units} units", $"[Network(1000)] [Dense({{|NETGEN0301:{argument}|}}, Activation.ReLU)] [Dense(10)] public partial class Net{body}", $"Dense 'dense1' has {units} outputs, but its vectors compute {computed}: {computed} units cost the same");
}

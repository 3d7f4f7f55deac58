namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN04xx: the users' own types.</summary>
internal static class TypeCases
{
    private const string Methods =
        "public static Vector<float> Forward(Vector<float> x) => x; public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy;";

    private const string ExplicitMethods =
        "static Vector<float> IActivation.Forward(Vector<float> x) => x; public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy;";

    private const string Evaluate = "public static float Evaluate(System.ReadOnlySpan<float> output, System.ReadOnlySpan<float> target, System.Span<float> gradient) => 0;";

    public static IEnumerable<DiagnosticCase> All =>
    [
        new(
            "private activation", $"using System.Numerics; public partial class Outer {{ private class Own : IActivation {{ {Methods} }} [Network(2)] [{{|NETGEN0401:Activation<Own>|}}] public partial class Net; }}",
            "[Activation<Own>] needs a type that generated code can call, but 'Outer.Own' is less accessible than internal") { KeepsMembers = false },
        new(
            "file-local activation", $"using System.Numerics; file class Own : IActivation {{ {Methods} }} [Network(2)] [{{|NETGEN0401:Activation<Own>|}}] public partial class Net;",
            "[Activation<Own>] needs a type that generated code can call, but 'Own' is local to its file"),
        new(
            "explicit implementation", $"using System.Numerics; public class Own : IActivation {{ {ExplicitMethods} }} [Network(2)] [{{|NETGEN0401:Activation<Own>|}}] public partial class Net;",
            "[Activation<Own>] needs a type that generated code can call, but 'Own' implements 'Forward' explicitly: declare it as a public method"),
        new(
            "file-local loss", $"file class Own : ILoss {{ {Evaluate} }} [Network(2)] [Dense(1)] [{{|NETGEN0401:Loss<Own>|}}] public partial class Net;",
            "[Loss<Own>] needs a type that generated code can call, but 'Own' is local to its file"),
        new(
            "own layer", "public sealed class SquareAttribute : LayerAttribute; [Network(2)] [{|NETGEN0402:Square|}] [Dense(1)] public partial class Net;",
            "'SquareAttribute' is not one of NetGen's layers: to use a function of your own, write an IActivation and add [Activation<T>]"),
        new(
            "own layer of a known name",
            "[Network(2)] [{|NETGEN0402:Own.Dense(3, typeof(int))|}] public partial class Net; namespace Own { public sealed class DenseAttribute(int units, System.Type type) : LayerAttribute { public int Units => units; public System.Type Type => type; } }",
            "'Own.DenseAttribute' is not one of NetGen's layers: to use a function of your own, write an IActivation and add [Activation<T>]"),
        new(
            "own loss", "public sealed class SquareLossAttribute : LossAttribute; [Network(2)] [Dense(1)] [{|NETGEN0402:SquareLoss|}] public partial class Net;",
            "'SquareLossAttribute' is not one of NetGen's losses: to use a loss of your own, write an ILoss and add [Loss<T>]"),
    ];
}

using System.Globalization;
using System.Reflection;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>Networks with every layer there is, found by reflection: alone, and among others.</summary>
/// <remarks>A new layer is among them as soon as its attribute can be written with twos, halves and the network's input.</remarks>
internal static class LayerNetworks
{
    // A layer stands alone on the first two shapes that it takes: vectors, images and signals, of fewer channels than a vector has lanes, and of more. 8 values are also an image of 2 × 2 × 2, and 8 channels squares of 2 × 2 pixels.
    private static readonly string[] Alone = ["[Network(33)] {0}", "[Network(4, 4, 2)] {0}", "[Network(6, 17)] {0}", "[Network(8)] {0}", "[Network(4, 2, 8)] {0}"];

    // What is fused into a product, a convolution or a pooling is other code than what stands alone.
    private static readonly string[] Among =
    [
        "[Network(33)] [Dense(19)] {0} [Dense(2)] [MeanSquaredErrorLoss]",
        "[Network(6, 4, 18)] [Conv2D(18, 3)] {0} [Flatten] [Dense(2)] [MeanSquaredErrorLoss]",
        "[Network(8, 4, 18)] [MaxPool2D(2)] {0}",
    ];

    private static readonly Lazy<IReadOnlyList<(string Layer, string Attributes)>> Valid = new(FindValid);

    /// <summary>The layers that are in no network.</summary>
    public static IEnumerable<string> Missing => Layers.Select(NameOf).Except(Valid.Value.Select(n => n.Layer));

    /// <summary>Declarations of the networks <c>Network0</c>, <c>Network1</c> …, and what they need.</summary>
    public static string Source => Declarations(Valid.Value);

    public static int Count => Valid.Value.Count;

    private static IEnumerable<Type> Layers => typeof(LayerAttribute).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(LayerAttribute)));

    private static string NameOf(Type attribute) => attribute.Name[..attribute.Name.IndexOf("Attribute", StringComparison.Ordinal)];

    private static string Declarations(IEnumerable<(string Layer, string Attributes)> networks) =>
        "[Block] [Dense(3)] internal sealed class Part;\n" + string.Concat(networks.Select((n, i) => $"{n.Attributes} public sealed partial class Network{i};\n"));

    private static IReadOnlyList<(string Layer, string Attributes)> FindValid()
    {
        var candidates = (
            from type in Layers
            from layer in Attributes(type).Distinct()
            from form in Alone.Concat(Among)
            select (Layer: NameOf(type), Attributes: string.Format(CultureInfo.InvariantCulture, form, layer), IsAlone: Alone.Contains(form), Text: layer)).ToList();
        var compilation = TestCompilation.Create(
            "using NetGen; using NetGen.Generator.Tests.Execution.Scenarios;\n" + Declarations(candidates.Select(c => (c.Layer, c.Attributes))), CaseSet.ScenarioSource("UserTypes"));
        var valid = candidates.Where((_, i) => !NetworkPlanner.Plan(NetworkSpecs.Of(compilation, $"Network{i}")).HasErrors);
        return [.. valid.GroupBy(c => (c.Text, c.IsAlone)).SelectMany(g => g.Key.IsAlone ? g.Take(2) : g).Select(c => (c.Layer, c.Attributes))];
    }

    private static IEnumerable<string> Attributes(Type type)
    {
        string name = NameOf(type) + (!type.IsGenericTypeDefinition ? string.Empty : NameOf(type) == "Block" ? "<Part>" : "<Squareplus>");
        foreach (var constructor in type.GetConstructors())
        {
            yield return Attribute(IsRequired);
            yield return Attribute(p => IsRequired(p) || p.ParameterType == typeof(int));

            string Attribute(Func<ParameterInfo, bool> isGiven) => $"[{name}({string.Join(", ", constructor.GetParameters().Where(isGiven).Select(Argument))})]";
        }
    }

    private static bool IsRequired(ParameterInfo parameter) => !parameter.IsOptional && !parameter.IsDefined(typeof(ParamArrayAttribute));

    private static string Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(int) => "2",
        var t when t == typeof(double) => "0.5",
        var t when t == typeof(string) => "\"input\"",
        var t => throw new NotSupportedException($"{parameter.Member.DeclaringType} takes a {t}, of which no example is known here."),
    };
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Layers;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What stands twice says the same twice: attributes and tables, enums and tables, reserved names and generated members.</summary>
public class TableTests
{
    [Fact]
    public void Every_layer_attribute_has_a_layer_and_every_layer_an_attribute() =>
        Assert.Equal(AttributesOf(typeof(LayerAttribute)), LayerTable.Kinds.Append("Block").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_loss_attribute_has_a_loss_and_every_loss_an_attribute() => Assert.Equal(AttributesOf(typeof(LossAttribute)), LossTable.Kinds.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_activation_argument_is_a_layer()
    {
        Assert.Equal(Enum.GetNames<Activation>().Skip(1), ActivationNames.All.Skip(1));
        Assert.Equal(nameof(Activation.None), Enum.GetNames<Activation>()[0]);
        Assert.All(ActivationNames.All.Skip(1), name => Assert.NotNull(LayerTable.Create(ActivationNames.SpecOf(name!).Kind)));
    }

    [Fact]
    public void Enums_are_numbered_as_they_are_read()
    {
        Assert.Equal(Enumerable.Range(0, Enum.GetValues<Activation>().Length), Enum.GetValues<Activation>().Select(a => (int)a));
        Assert.Equal(Enumerable.Range(0, Enum.GetValues<Init>().Length), Enum.GetValues<Init>().Select(i => (int)i));
        Assert.Equal((0, 1), ((int)Targets.Index, (int)Targets.Soft));
    }

    [Theory]
    [InlineData("[CrossEntropyLoss]")]
    [InlineData("")]
    public void Reserved_names_are_those_of_the_generated_members(string loss)
    {
        var output = new GeneratorRunner(new NetworkGenerator()).Run($"using NetGen; [Network(2)] [Dense(2)] {loss} public partial class Net;").CheckedOutput();
        var generated = output.GetTypeByMetadataName("Net")!.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && m is not IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.Constructor) })
            .Where(m => m is not IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false })
            .ToList();
        Assert.Empty(generated.Select(m => m.Name).Except(GeneratedMembers.Names));
        Assert.All(generated, m => Assert.True(GeneratedMembers.Conflicts(m.Name, ParametersOf(m)), m.ToDisplayString()));
        if (loss.Length > 0)
        {
            // A name is reserved even in a network that has no such member: PredictValue is for a single output, and Create is explicit.
            Assert.Equal(["PredictValue", "Create"], GeneratedMembers.Names.Except(generated.Select(m => m.Name)));
        }
    }

    [Fact]
    public void Reserved_names_of_a_row_are_those_of_the_generated_members()
    {
        var output = new GeneratorRunner(new RowGenerator()).Run("using NetGen; /** <summary>A row.</summary> */ [Features] public partial record Row(float X, [Label] bool Y, [Ignored] int Z);").CheckedOutput();
        var generated = output.GetTypeByMetadataName("Row")!.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && m is IFieldSymbol or INamedTypeSymbol or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IMethodSymbol { MethodKind: MethodKind.Ordinary })
            .Where(m => m.Locations.Any(l => l.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
            .Select(m => m.Name);
        Assert.Equal(GeneratedMembers.OfRows.Order(StringComparer.Ordinal), generated.Order(StringComparer.Ordinal));
    }

    private static string[]? ParametersOf(ISymbol member) => (member as IMethodSymbol)?.Parameters.Select(p => p.Type.ToDisplayString()).ToArray();

    private static IEnumerable<string> AttributesOf(Type parent) =>
        parent.Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(parent))
            .Select(t => Regex.Replace(t.Name, "Attribute(`[0-9]+)?$", ""))
            .Order(StringComparer.Ordinal);
}

using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.InfrastructureTests;

public class GeneratorRunnerTests
{
    // The smallest type that is a network, with its interface implemented explicitly.
    private const string Network =
        """
        using NetGen;
        using NetGen.Generated;
        public sealed class Nothing(long seed) : INetwork<Nothing>
        {
            public long Seed => seed;
            static NetworkDescription INetwork<Nothing>.Description { get; } = new()
            {
                Name = "Nothing", InputShape = new Shape(2), OutputShape = new Shape(2), Layers = [], Preprocessing = [], Loss = new LossDescription(LossKind.None),
                ParameterStorage = 0, StateStorage = 0, TargetStateOffset = -1, ArchitectureHash = "",
            };
            static Nothing INetwork<Nothing>.Create(long seed) => new(seed);
            NetworkCore INetwork<Nothing>.Core => throw new System.NotSupportedException("no core");
        }
        """;

    private static readonly GeneratorRunner Answer = new(Writes("static class Answer { public static int Value => 42; }"));

    [Fact]
    public void A_run_gives_the_sources_by_name()
    {
        var run = Answer.Run("class C { int V => Answer.Value; }");

        Assert.Empty(run.Diagnostics);
        Assert.Contains("42", run.Source("Generated.g.cs"), StringComparison.Ordinal);
        Assert.Contains("only Generated.g.cs", Assert.Throws<ArgumentException>(() => run.Source("Other.g.cs")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_of_a_generator_is_a_problem()
    {
        var run = new GeneratorRunner(new OutputGenerator(_ => throw new InvalidOperationException("broken"))).Run("class C;");

        Assert.Contains("CS8785", Assert.Throws<InvalidOperationException>(run.CheckedOutput).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static class Bad { static int unused; }", "CS0169")]
    [InlineData("/// <summary>Open</summry>\nstatic class Bad;", "CS1570")]
    [InlineData("/// <summary>Documented.</summary>\npublic static class Bad { public static int F() => 1; }", "CS1591")]
    [InlineData("static class Bad { static string F() => null; }", "CS8603")]
    public void A_warning_in_generated_code_is_a_problem(string generated, string id)
    {
        var run = new GeneratorRunner(Writes("#nullable enable\n" + generated)).Run("class C;");

        Assert.Contains(id, Assert.Throws<InvalidOperationException>(run.CheckedOutput).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_sources_share_one_assembly()
    {
        const string Source = "public static class C { public static int V => Answer.Value; }";

        Assert.Same(Answer.Load(Source), Answer.Load(Source));
        Assert.NotSame(Answer.Load(Source), Answer.Load(Source, "class Other;"));
    }

    [Fact]
    public void A_loaded_assembly_runs() =>
        Assert.Equal(43, Answer.Load("public static class C { public static int Add(int i) => Answer.Value + i; }").Invoke<int>("C", "Add", 1));

    [Fact]
    public void Networks_are_made_and_described()
    {
        var assembly = Answer.Load(Network);
        object network = assembly.Create("Nothing", 7);

        Assert.Equal(7L, network.GetType().GetProperty("Seed")!.GetValue(network));
        Assert.Equal("Nothing", GeneratedAssembly.DescriptionOf(assembly.Type("Nothing")).Name);
        Assert.Equal("no core", Assert.Throws<NotSupportedException>(() => GeneratedAssembly.CoreOf(network)).Message);
    }

    [Fact]
    public void What_is_no_network_is_refused()
    {
        var assembly = Answer.Load("public class Plain;");

        Assert.Contains("INetwork<Plain>", Assert.Throws<ArgumentException>(() => assembly.Create("Plain", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("only Plain", Assert.Throws<ArgumentException>(() => assembly.Type("Missing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_properties_reach_the_generators()
    {
        var runner = new GeneratorRunner(new PropertyGenerator()) { BuildProperties = new Dictionary<string, string> { ["RunAnalyzers"] = "false" } };

        Assert.Equal("// false", runner.Run("class C;").Source("Property.g.cs"));
    }

    private static OutputGenerator Writes(string source) => new(production => production.AddSource("Generated.g.cs", source));

    private sealed class PropertyGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.AnalyzerConfigOptionsProvider, (production, options) =>
                production.AddSource("Property.g.cs", "// " + (options.GlobalOptions.TryGetValue("build_property.RunAnalyzers", out string? value) ? value : "missing")));
    }
}

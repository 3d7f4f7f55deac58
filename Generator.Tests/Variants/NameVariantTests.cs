using System.Globalization;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Variants;

/// <summary>Generated code compiles without a warning beside any names of the user's, and those are what the network is called.</summary>
public class NameVariantTests
{
    private const string Layers =
        "[NetGen.Network(6)] [NetGen.Standardize] [NetGen.Dense(9, NetGen.Activation.GELU)] [NetGen.Dropout(0.25)] [NetGen.Dense(3)] [NetGen.Softmax(Name = \"shares\")] [NetGen.MeanAbsoluteErrorLoss] ";

    /// <summary>Types with the names of those that generated code uses.</summary>
    private const string Types =
        """
        public class Vector; public class Vector<T>; public class Math; public class MathF; public class Unsafe; public class Span<T>; public class ReadOnlySpan<T>;
        public class MemoryMarshal; public class MethodImpl; public class Activations; public class VectorMath; public class RowKernels; public class RowLosses; public class DropoutMask;
        public class NetworkCore; public class NetworkDescription; public class Optimizer; public class LayerView; public class Shape; public class Segment; public class Array; public class Stream;
        """;

    [Theory]
    [InlineData("public partial class Net;", "Net")]
    [InlineData(Types + "public partial class Net;", "Net")]
    [InlineData("namespace App { public class System; " + Types + "public partial class Net; }", "App.Net")]
    [InlineData("namespace App { public partial class Net { " + Types + " } }", "App.Net")]
    [InlineData("namespace App.System { public partial class Net; }", "App.System.Net")]
    [InlineData("namespace App { namespace System { class Inner; } namespace NetGen { class Inner; } public partial class Net; }", "App.Net")]
    [InlineData("#pragma warning disable CS8981\npublic class nint; public class var; public class _; public class dynamic; public partial class Net;", "Net")]
    [InlineData("#pragma warning disable CS8860\npublic class record; public partial class Net;", "Net")]
    [InlineData("public class @scoped; public class @file; public class @required; public partial class Net;", "Net")]
    [InlineData("namespace NetGen.System { public class Inner; } namespace NetGen.Numerics { public class Inner; } public partial class Net;", "Net")]
    [InlineData("global using System = App.Other; namespace App { public class Other; public partial class Net; }", "App.Net")]
    [InlineData("global using Math = App.Other; global using Unsafe = App.Other; global using Vector = App.Other; namespace App { public class Other; public partial class Net; }", "App.Net")]
    [InlineData("#pragma warning disable CS8981\nnamespace app { public partial class net; }", "app.net")]
    [InlineData("#pragma warning disable CS8981\npublic static partial class outer { public partial class Net; }", "outer+Net")]
    [InlineData("#pragma warning disable CS8860\npublic class Other; public partial class record;", "record")]
    [InlineData("public partial class @scoped;", "scoped")]
    [InlineData("namespace @class.@namespace { public static partial class @static { public partial class @new; } }", "class.namespace.static+new")]
    [InlineData("public partial class Net { public Net() : this(7) { } public Net(int size) : this((long)size) { } public Net(params string[] names) : this(3L) { } }", "Net")]
    [InlineData("public partial class Net { public Net(string? title = null) : this(seed: 1) { } public Net(object? tag) : this(seed: 2) { } }", "Net")]
    [InlineData("namespace App.Math { public partial class Vector; }", "App.Math.Vector")]
    [InlineData("namespace NetGen.Samples { public partial class Net; }", "NetGen.Samples.Net")]
    [InlineData("namespace NetGen.Samples { " + Types + "public partial class Net; }", "NetGen.Samples.Net")]
    [InlineData("namespace @event.@new { public partial class Net; }", "event.new.Net")]
    [InlineData("namespace Größe { public partial class Приве́т; }", "Größe.Приве́т")]
    [InlineData("public partial class Value;", "Value")]
    [InlineData("public partial class Outer { public partial struct Middle { internal partial interface Inner { public partial class Net; } } }", "Outer+Middle+Inner+Net")]
    [InlineData("public partial record Outer { protected internal partial class Net; }", "Outer+Net")]
    [InlineData("public partial record struct Outer { public partial class Net; }", "Outer+Net")]
    [InlineData("public static partial class @class { public partial class Net; }", "class+Net")]
    [InlineData("internal partial class Net;", "Net")]
    [InlineData("public sealed partial class Net : System.IDisposable { public void Dispose() { } }", "Net")]
    [InlineData("public class Base { protected virtual void Update(int value) { } } public partial class Net : Base;", "Net")]
    [InlineData("public partial class Net { public void Predict(int row) { } public float Save(int row) => row; public Net(string path) : this(1) { } }", "Net")]
    public void Names_of_the_user(string source, string name)
    {
        string marked = Mark(source);
        var assembly = GeneratedAssembly.Load(new GeneratorRunner(new NetworkGenerator()) { Settings = Settings }.Run(marked).CheckedOutput());
        object network = assembly.Create(name.Normalize(), seed: 1);
        Assert.Equal(name.Split('.', '+')[^1], GeneratedAssembly.DescriptionOf(network.GetType()).Name);
    }

    [Fact]
    public void A_class_named_like_a_keyword() => Names_of_the_user("public partial class @class;", "class");

    [Theory]
    [InlineData("größe")]
    [InlineData("слой")]
    [InlineData("_")]
    [InlineData("value")]
    [InlineData("Forwards")]
    [InlineData("x")]
    [InlineData("row")]
    [InlineData("parameters")]
    [InlineData("pass")]
    [InlineData("state")]
    [InlineData("element")]
    [InlineData("Vector")]
    [InlineData("first")]
    [InlineData("class")]
    [InlineData("out")]
    [InlineData("record")]
    [InlineData("var")]
    [InlineData("field")]
    [InlineData("toString")]
    [InlineData("scratch")]
    [InlineData("dense")]
    [InlineData("tail")]
    public void Names_of_layers(string name)
    {
        string source = string.Create(
            CultureInfo.InvariantCulture,
            $"using NetGen; [Network(6)] [Standardize(Name = \"{name}1\")] [Dense(9, Activation.GELU, Name = \"{name}\")] [Dropout(0.25, Name = \"{name}2\")] [Dense(3, Name = \"{name}3\")] [Softmax(Name = \"{name}4\")] public partial class Net;");
        GeneratedAssembly.Emit(new GeneratorRunner(new NetworkGenerator()).Run(source).CheckedOutput());
    }

    [Fact]
    public void Views_named_like_keywords() => GeneratedAssembly.Emit(new GeneratorRunner(new NetworkGenerator()) { Settings = Settings }.Run(
        """
        using NetGen;
        [Network(2)] [Dense(3, Activation.ReLU, Name = "class")] [Dense(2, Name = nameof(@out))] [Add("input", Name = "field")]
        public partial class Net { public partial LayerView @class { get; } public partial LayerView @out { get; } public partial LayerView field { get; } }
        """).CheckedOutput());

    /// <summary>A layer in a block and one beside it, whose identifiers would be the same.</summary>
    [Fact]
    public void Layers_whose_names_differ_in_a_dot() => GeneratedAssembly.Emit(new GeneratorRunner(new NetworkGenerator()) { Settings = Settings }.Run(
        "using NetGen; [Block] [Dropout(0.5, Name = \"b\")] public class Part; [Network(2)] [Dense(3)] [Block<Part>(Name = \"a\")] [Dropout(0.5, Name = \"a_b\")] public partial class Net;").CheckedOutput());

    [Fact]
    public void Files_of_names_that_differ_only_in_case_do_not_collide()
    {
        const string Net = "[NetGen.Network(2)] [NetGen.Dense(1)] public partial class";
        var run = new GeneratorRunner(new NetworkGenerator()) { Settings = Settings }.Run($"{Net} Net; {Net} NET; namespace A {{ {Net} Net; }} namespace a {{ {Net} Net; }} namespace B {{ public static partial class Outer {{ {Net} Net; }} public static partial class OUTER {{ {Net} Net; }} }}");
        run.CheckedOutput();
        Assert.Equal(6, run.Sources.Select(s => s.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>C# reports that one name stands for two types; the generator must not add that it could write only one file.</summary>
    [Theory]
    [InlineData("[Network(2)] [Dense(1)] public partial record Net; [Dense(1)] partial class Net;")]
    [InlineData("[Network(2)] [Dense(1)] public partial class Net; [Network(2)] [Dense(1)] partial struct Net;")]
    [InlineData("[Dense(1)] partial class Net; [Dense(1)] partial interface Net;")]
    [InlineData("public static partial class Outer { [Network(2)] [Dense(1)] public partial class Net; [ReLU] public partial struct Net; }")]
    public void Files_of_two_types_of_one_name_do_not_collide(string types)
    {
        var run = new GeneratorRunner(new NetworkGenerator(), new RowGenerator()) { Settings = Settings }.Run("using NetGen; " + types);
        Assert.Contains(run.Diagnostics, d => d.Id == "CS0261");
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == "CS8785");
        Assert.NotEmpty(run.Sources);
    }

    [Fact]
    public void A_documented_project_needs_no_comments_of_generated_members()
    {
        const string Source = "using NetGen; /** <summary>A network.</summary> */ [Network(2)] [Dense(3, Name = nameof(Hidden))] public partial class Net { /** <summary>A layer.</summary> */ public partial LayerView Hidden { get; } }";
        var compilation = TestCompilation.Create().AddSyntaxTrees(TestCompilation.Parse(new SourceFile("Net.cs", Source), CompilationSettings.Strict.GeneratedParseOptions));
        new GeneratorRunner(new NetworkGenerator()).Run(compilation).CheckedOutput();
    }

    /// <summary>The user's types of the names under test carry no comments, so only their own settings may ask for them.</summary>
    private static CompilationSettings Settings => CompilationSettings.Strict with { GeneratedDocumentation = Microsoft.CodeAnalysis.DocumentationMode.Parse };

    /// <summary>Puts the attributes before the last class.</summary>
    private static string Mark(string source)
    {
        int partial = source.LastIndexOf("partial class", StringComparison.Ordinal);
        int start = source.LastIndexOfAny(['{', ';', '}'], partial) + 1;
        return source[..start] + Layers.Replace("NetGen.", "global::NetGen.", StringComparison.Ordinal) + source[start..];
    }
}

using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generated;
using NetGen.Generator.Common;
using NetGen.Generator.Tests.Execution.Cases;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Weights;

/// <summary>Weights that a project embeds: the member that loads them, and what is checked when it is compiled.</summary>
public sealed class EmbeddedWeightsTests : IDisposable
{
    private const string Source =
        """
        using NetGen;

        namespace Models;

        [Network(4, 4, 1)]
        [Conv2D(3, 3, Activation.ReLU)]
        [Flatten]
        [Dense(2)]
        [CrossEntropyLoss]
        public sealed partial class Digits;
        """;

    private static readonly GeneratorRunner Runner = new(new NetworkGenerator());
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_network_with_its_embedded_weights_predicts_what_the_file_predicts()
    {
        var (output, problems) = Run(Source, new StubText("Models.Digits", Save("digits.safetensors")));
        Assert.Empty(problems);
        using var image = new MemoryStream();
        byte[] weights = File.ReadAllBytes(Path.Combine(folder.Path, "digits.safetensors"));
        var resource = new ResourceDescription("NetGen.Weights/Models.Digits", () => new MemoryStream(weights), isPublic: true);
        Assert.True(output.Emit(image, manifestResources: [resource]).Success);
        image.Position = 0;
        var type = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("Models.Digits")!;
        object network = type.GetMethod("FromEmbedded")!.Invoke(null, null)!, expected = Original();
        NetworkFile.Load(GeneratedAssembly.CoreOf(expected), weights);
        float[] inputs = [.. Enumerable.Range(0, 16).Select(i => i / 16f)], outputs = new float[2], fromFile = new float[2];
        GeneratedAssembly.CoreOf(network).Predict(inputs, outputs);
        GeneratedAssembly.CoreOf(expected).Predict(inputs, fromFile);
        Assert.Equal(fromFile, outputs);
    }

    [Fact]
    public void A_program_without_the_resource_says_so()
    {
        var (output, _) = Run(Source, new StubText("Models.Digits", Save("digits.safetensors")));
        var method = GeneratedAssembly.Load(output).Type("Models.Digits").GetMethod("FromEmbedded")!;
        var error = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, null)).InnerException;
        Assert.EndsWith(
            " has no resource 'NetGen.Weights/Models.Digits', though its project embeds one with NetGenWeights.",
            Assert.IsType<InvalidOperationException>(error).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What a network writes is what is expected of its file: names and shapes of every layer there is, alone and among others.</summary>
    [Fact]
    public void Files_of_all_layers_fit_their_networks()
    {
        const string Usings =
            "global using System; global using System.Collections.Generic; global using System.Linq; global using NetGen; global using NetGen.Generator.Tests.Execution.Scenarios;";
        string[] sources = [Usings, LayerNetworks.Source, CaseSet.ScenarioSource("UserTypes")];
        var assembly = GeneratedAssembly.Load(Runner.Run(sources).Output);
        List<StubText> stubs = [];
        for (int i = 0; i < LayerNetworks.Count; i++)
        {
            var core = GeneratedAssembly.CoreOf(assembly.Create($"Network{i}", 1));
            core.Storage.IsFitted = true;
            string file = Path.Combine(folder.Path, $"{i}.safetensors");
            NetworkFile.Save(core, file);
            stubs.Add(new StubText($"Network{i}", file));
        }

        var (_, problems) = Run(sources, [.. stubs]);
        Assert.Empty(problems.Select(p => p.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("[Dense(2)]", "[Dense(3)]", "layer 'dense1': '3.weight' is 2×12 in the file but 3×12 in the network; layer 'dense1': '3.bias' is 2 in the file but 3 in the network")]
    [InlineData("[Conv2D(3, 3, Activation.ReLU)]", "[Conv2D(3, 3, Activation.ReLU, Bias = false)]", "tensor '0.bias' of the file belongs to no layer")]
    [InlineData("[Dense(2)]", "[Dense(2)] [Dense(2)]", "layer 'dense2': '4.weight' (2×2) is missing from the file; layer 'dense2': '4.bias' (2) is missing from the file")]
    [InlineData("[Dense(2)]", "[BatchNorm] [Dense(2)]", "layer 'batchNorm1': '3.weight' is 2×12 in the file but 12 in the network; layer 'batchNorm1': '3.bias' is 2 in the file but 12 in the network; layer 'batchNorm1': '3.running_mean' (12) is missing from the file; and 3 more")]
    [InlineData("[Conv2D", "[Standardize] [Conv2D", "the network standardises its data, but the file has no means and deviations")]
    [InlineData("Activation.ReLU", "Activation.Tanh", "its tensors have the right names and shapes, but they belong to another architecture (activations, preprocessing or other options differ)")]
    public void Weights_of_another_network_are_an_error_at_the_file(string text, string edited, string faults)
    {
        string file = Save("digits.safetensors");
        var (_, problems) = Run(Source.Replace(text, edited, StringComparison.Ordinal), new StubText("Models.Digits", file));
        var problem = Assert.Single(problems, p => p.Id.StartsWith("NETGEN06", StringComparison.Ordinal));
        Assert.Equal("NETGEN0601", problem.Id);
        Assert.Equal($"'digits.safetensors' does not fit 'Models.Digits': {faults}", Message(problem));
        Assert.Equal(file, problem.Location.GetLineSpan().Path);
        Assert.True(problem.Severity == DiagnosticSeverity.Error && problem.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Theory]
    [InlineData("F16", "")]
    [InlineData("BF16", "")]
    [InlineData("I16", "layer 'conv2D1': '0.weight' is I16 in the file, but weights are read from F32, F16, BF16 or F64")]
    public void Types_are_those_that_are_read(string type, string fault)
    {
        string file = Save("digits.safetensors");
        NetworkFile.Save(GeneratedAssembly.CoreOf(Original()), file, WeightPrecision.Half);
        File.WriteAllText(file, File.ReadAllText(file, Encoding.Latin1).Replace("\"F16\"", $"\"{type}\"", StringComparison.Ordinal), Encoding.Latin1);
        if (type == "BF16")
        {
            NetworkFile.Save(GeneratedAssembly.CoreOf(Original()), file, WeightPrecision.BFloat16);
        }

        var (_, problems) = Run(Source, new StubText("Models.Digits", file));
        if (fault.Length == 0)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(fault, Message(Assert.Single(problems)), StringComparison.Ordinal);
        }
    }

    /// <summary>A file of PyTorch: no hash, the count of batches, and shared weights under each name.</summary>
    [Fact]
    public void A_file_from_elsewhere_fits_by_names_and_shapes()
    {
        const string Shared =
            """
            using NetGen;
            [Network(3)] [Dense(3, Name = "a")] [ReLU] [Dense(3, Weights = "a", Name = "b")] [BatchNorm(Name = "n")] public sealed partial class Net;
            """;
        string file = Write(
            "net.safetensors", "a.weight:3,3 a.bias:3 b.weight:3,3 b.bias:3 n.weight:3 n.bias:3 n.running_mean:3 n.running_var:3 n.num_batches_tracked:");
        var (_, problems) = Run(Shared, new StubText("Net", file));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("", "it is no safetensors file, or a part of one")]
    [InlineData("\u0008\0\0\0\0\0\0\0", "it is no safetensors file, or a part of one")]
    [InlineData("PK\u0003\u0004\0\0\u0008\u0008\0\0\0\0", "it is an archive, such as a .pt file of PyTorch: load it once and save it as safetensors")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "the header of the safetensors file is damaged")]
    [InlineData("\u0005\0\0\0\0\0\0\0{\"a\":", "the header of the safetensors file is damaged")]
    [InlineData("\u0007\0\0\0\0\0\0\0{\"a\":1}", "the header of the safetensors file is damaged")]
    [InlineData("\u0007\0\0\0\0\0\0\0{\"\\x\":1", "the header of the safetensors file is damaged")]
    [InlineData("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff{}", "it is no safetensors file, or a part of one")]
    public void What_cannot_be_read_is_an_error_and_never_an_exception(string content, string reason)
    {
        string file = Path.Combine(folder.Path, "digits.safetensors");
        File.WriteAllText(file, content, Encoding.Latin1);
        var (_, problems) = Run(Source, new StubText("Models.Digits", file));
        var problem = Assert.Single(problems);
        Assert.Equal(("NETGEN0602", $"'digits.safetensors' cannot be embedded as weights: {reason}"), (problem.Id, Message(problem)));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var (_, problems) = Run(Source, new StubText("Models.Digits", Path.Combine(folder.Path, "none.safetensors")));
        var problem = Assert.Single(problems);
        Assert.Equal("NETGEN0602", problem.Id);
        Assert.Contains("none.safetensors", Message(problem), StringComparison.Ordinal);
    }

    /// <summary>
    /// Valid headers with random damage: each is refused or read, and none is an exception of the generator (CS8785), which the run would report.
    /// </summary>
    [Fact]
    public void Damaged_headers_never_crash_the_generator()
    {
        byte[] original = File.ReadAllBytes(Save("digits.safetensors"));
        int headerEnd = 8 + (int)BitConverter.ToInt64(original);
        int refused = 0, count = TestScale.Count(small: 300, full: 10_000);
        for (int seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            byte[] file = [.. original];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                file[random.Next(headerEnd)] = random.Next(2) == 0 ? (byte)random.Next(256) : file[random.Next(headerEnd)];
            }

            string path = Path.Combine(folder.Path, "damaged.safetensors");
            File.WriteAllBytes(path, random.Next(4) == 0 ? file[..random.Next(file.Length)] : file);
            var stub = NetGen.Generator.Weights.WeightsStub.Read(new StubText("Models.Digits", path), CancellationToken.None);
            Assert.True(stub.Header is null != stub.Fault is null);
            refused += stub.Fault is null ? 0 : 1;
        }

        Assert.InRange(refused, count / 4, count - 1);
    }

    [Fact]
    public void Weights_are_of_one_network_of_the_project()
    {
        string file = Save("digits.safetensors"), other = Save("other.safetensors");
        AssertProblem(
            "NetGenWeights 'digits.safetensors' names the network 'Models.Letters', which this project does not have", new StubText("Models.Letters", file));
        AssertProblem("NetGenWeights 'digits.safetensors' names no network: write Network=\"Namespace.Class\"", new StubText("", file));
        AssertProblem(
            "NetGenWeights 'other.safetensors' names the network 'Models.Digits', which has those of 'digits.safetensors' already",
            new StubText("Models.Digits", file), new StubText("Models.Digits", other));

        void AssertProblem(string message, params StubText[] stubs)
        {
            var (_, problems) = Run([Source], stubs);
            Assert.Equal(("NETGEN0603", message), (Assert.Single(problems).Id, Message(problems[0])));
        }
    }

    [Fact]
    public void A_network_with_an_error_has_its_own_error_only()
    {
        const string Usage = "public static class Usage { public static object Use() => Models.Digits.FromEmbedded(); }";
        var (_, problems) = Run([Source.Replace("[Flatten]", "", StringComparison.Ordinal), Usage], [new StubText("Models.Digits", Save("digits.safetensors"))]);
        Assert.Equal(["NETGEN0102"], problems.Where(p => p.Id != "CS1029").Select(p => p.Id));
    }

    [Fact]
    public void Only_a_change_of_the_file_or_of_its_network_makes_the_member_anew()
    {
        string file = Save("digits.safetensors");
        var compilation = TestCompilation.Create(Source, "public static class Other;");
        var stub = new StubText("Models.Digits", file);
        GeneratorDriver driver = Runner.CreateDriver(trackSteps: true).AddAdditionalTexts([stub]).RunGenerators(compilation);

        var elsewhere = TestCompilation.Parse(new SourceFile("Test1.cs", "public static class Else;"), CompilationSettings.Strict.ParseOptions);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], elsewhere);
        driver = driver.RunGenerators(edited);
        Assert.All(Reasons(driver, WeightsPipeline.Files), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(driver, WeightsPipeline.Output), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

        // Other numbers in the same tensors: the file is looked at again, and there is nothing else to write.
        NetworkFile.Save(GeneratedAssembly.CoreOf(Original(seed: 5)), file);
        var retrained = new StubText("Models.Digits", file);
        driver = driver.ReplaceAdditionalText(stub, retrained).RunGenerators(edited);
        Assert.All(Reasons(driver, WeightsPipeline.Files), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Reasons(driver, WeightsPipeline.Output), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

        // Other tensors: the member is checked anew, and the network itself is not written again.
        File.Copy(Write("more.safetensors", "0.weight:3,1,3,3 more:2"), file, overwrite: true);
        driver = driver.ReplaceAdditionalText(retrained, new StubText("Models.Digits", file)).RunGenerators(edited);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, WeightsPipeline.Output));
        Assert.All(Reasons(driver, TrackingNames.Source), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(["NETGEN0601"], driver.GetRunResult().Diagnostics.Select(d => d.Id));
    }

    public static TheoryData<string> Ids => [.. Descriptors.OfWeights.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_like_its_diagnostic(string id)
    {
        string title = Descriptors.Of(id).Title.ToString(CultureInfo.InvariantCulture);
        string page = File.ReadAllText(RepositoryRoot.Path("docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
        Assert.StartsWith($"# {id}: {title}\n\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Invalid\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Valid\n", page, StringComparison.Ordinal);
        Assert.Equal($"docs/diagnostics/{id}.md", Descriptors.Of(id).HelpLinkUri);
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static object Original(long seed = 3) => Runner.Load(Source).Create("Models.Digits", seed);

    private static string Message(Diagnostic problem) => problem.GetMessage(CultureInfo.InvariantCulture);

    private static (CSharpCompilation Output, List<Diagnostic> Problems) Run(string source, StubText stub) => Run([source], [stub]);

    private static (CSharpCompilation Output, List<Diagnostic> Problems) Run(string[] sources, StubText[] stubs)
    {
        var driver = Runner.CreateDriver().AddAdditionalTexts([.. stubs])
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Create(sources), out var output, out var problems);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        return ((CSharpCompilation)output, [.. problems, .. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)]);
    }

    private string Save(string name)
    {
        string file = Path.Combine(folder.Path, name);
        NetworkFile.Save(GeneratedAssembly.CoreOf(Original()), file);
        return file;
    }

    /// <summary>A file of zeros: names and shapes.</summary>
    private string Write(string name, string tensors)
    {
        var entries = new List<string>();
        int begin = 0;
        foreach (string tensor in tensors.Split(' '))
        {
            string[] parts = tensor.Split(':');
            string[] dimensions = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
            int size = 4 * dimensions.Aggregate(1, (product, n) => product * int.Parse(n, CultureInfo.InvariantCulture));
            entries.Add($$"""
                "{{parts[0]}}": {"dtype":"F32","shape":[{{parts[1]}}],"data_offsets":[{{begin}},{{begin + size}}]}
                """);
            begin += size;
        }

        byte[] header = Encoding.UTF8.GetBytes($"{{{string.Join(", ", entries)}}}");
        string file = Path.Combine(folder.Path, name);
        File.WriteAllBytes(file, [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[begin]]);
        return file;
    }
}

using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Variants;

/// <summary>A network, a type around it or a type of its user's that is obsolete or experimental: whoever uses it is warned, but not by generated code.</summary>
public class MarkedTypesTests
{
    private const string Own =
        "public class Own : IActivation { public static Vector<float> Forward(Vector<float> x) => x; public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy; }";

    private const string Usings = "using System; using System.Diagnostics.CodeAnalysis; using System.Numerics; using NetGen; ";

    [Theory]
    [InlineData("[Obsolete] [Network(2)] [Dense(1)] public partial class Net;")]
    [InlineData("[Obsolete(\"Use another.\", true)] [Network(2)] [Dense(1)] [HuberLoss] public partial class Net;")]
    [InlineData("[Obsolete(\"Use another.\", DiagnosticId = \"OLD1\")] [Network(2)] [Dense(1)] public partial class Net;")]
    [InlineData("[Obsolete] public partial class Outer { [Network(2)] [Dense(1)] public partial class Net; }")]
    [InlineData("[Experimental(\"NEW1\")] [Network(2)] [Dense(1)] public partial class Net;")]
    [InlineData("[Experimental(\"NEW1\")] public partial class Outer { [Network(2)] [Dense(1)] public partial class Net; }")]
    [InlineData("[Obsolete] " + Own + "\n#pragma warning disable CS0612\n[Network(2)] [Activation<Own>] public partial class Net;")]
    [InlineData("[Obsolete(\"Use another.\")] " + Own + "\n#pragma warning disable CS0618\n[Network(2)] [Activation<Own>] public partial class Net;")]
    [InlineData("[Obsolete(\"Use another.\", DiagnosticId = \"OLD1\")] " + Own + "\n#pragma warning disable OLD1\n[Network(2)] [Activation<Own>] public partial class Net;")]
    [InlineData("[Experimental(\"NEW1\")] " + Own + "\n#pragma warning disable NEW1\n[Network(2)] [Activation<Own>] public partial class Net;")]
    public void Generated_code_is_not_warned(string source)
    {
        var run = new GeneratorRunner(new NetworkGenerator(), new RowGenerator()) { Settings = CompilationSettings.Strict with { GeneratedDocumentation = DocumentationMode.Parse } }.Run(Usings + source);
        Assert.NotNull(run.CheckedOutput());
        Assert.Contains("INetworkKernels", Assert.Single(run.Sources).SourceText.ToString(), StringComparison.Ordinal);
    }
}

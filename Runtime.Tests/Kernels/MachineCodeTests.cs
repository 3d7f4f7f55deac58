using NetGen.Runtime.Tests.Training.Checkpoints.Child;
using NetGen.Runtime.Tests.Witness;

namespace NetGen.Runtime.Tests.Kernels;

/// <summary>
/// What the JIT makes of the kernels of all networks of the witness: in a loop that multiplies and adds, whatever stands in the text must be compiled in. A
/// call there keeps the sums of a tile in memory.
/// </summary>
public sealed class MachineCodeTests
{
    /// <summary>Calls that a loop around the sums may have.</summary>
    private static readonly string[] Allowed =
    [
        // Formulas too long to be copied for each vector: they follow when the sums are stored.
        "Outlined:", "Tail:FinishRow",

        // Once an image.
        "ImageRows:Image(", "WindowSpread`1", "Images:Fill(", "ConvolutionSizes:",

        // Once a block of a weight gradient, and at its end.
        "OfFilters:At(", "OfRuns:At(", ":FinishPart[",

        // Once a row.
        "RowKernels:CopyPadded(", "System.SpanHelpers:ClearWithoutReferences(",
    ];

    private static readonly string[] Kernels =
        ["Products`", "Dense`", "Convolution", "WindowSpread`", "PixelGradients`", "Depthwise", "Pool`", "Pointwise`", "GradientBlocks`"];

    [WitnessFact(8)]
    public void Loops_that_multiply_and_add_call_nothing() => Check([]);

    [WitnessFact(8)]
    public void Loops_of_narrow_vectors_call_nothing() => Check(new() { ["DOTNET_EnableAVX512"] = "0" });

    [WitnessFact(4)]
    public void Loops_of_four_lanes_call_nothing() => Check(new() { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_MaxVectorTBitWidth"] = "128" });

    [Fact]
    public void A_call_in_a_loop_is_found()
    {
        string[] listing =
        [
            "; Assembly listing for method Kernel:Run() (FullOpts)",
            "G_M000_IG01:                ;; offset=0x0000",
            "       call     [Before:TheLoop()]",
            "G_M000_IG02:                ;; offset=0x0010",
            "       vfmadd231ps ymm0, ymm1, ymmword ptr [rax]",
            "G_M000_IG03:                ;; offset=0x0020",
            "       call     [Vector:Exp()]",
            "       jl       SHORT G_M000_IG02",
            "G_M000_IG04:                ;; offset=0x0030",
            "       call     [Behind:TheLoop()]",
        ];

        var method = Assert.Single(MachineCode.Read(listing));
        Assert.True(method.HasProducts);
        Assert.Equal(["[Vector:Exp()]"], method.CallsAmongProducts);
    }

    private static void Check(Dictionary<string, string> environment)
    {
        using var folder = new TemporaryFolder();
        environment["DOTNET_JitStdOutFile"] = folder.File("listing");
        environment["DOTNET_JitDisasm"] = string.Join(' ', Kernels.Select(type => $"*{type}*:*"));
        using var child = ChildProcess.Start(WitnessProgram.Mode, environment);
        child.WaitForEnd();
        Assert.True(child.ExitCode == 0, child.Error);

        var methods = MachineCode.Read(File.ReadLines(folder.File("listing"))).Where(method => method.HasProducts).ToList();

        // About 250: a listing of other words would have none.
        Assert.InRange(methods.Count, 100, int.MaxValue);
        string[] calls = [.. methods.SelectMany(m => m.CallsAmongProducts.Where(call => !Allowed.Any(call.Contains)).Select(call => $"{m.Name} calls {call}"))];
        Assert.True(calls.Length == 0, string.Join('\n', calls));
    }
}

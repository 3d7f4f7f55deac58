using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Suites;

/// <summary>One optimizer step over a million parameters.</summary>
[MemoryDiagnoser]
public class OptimizerBenchmarks
{
    private const string Prefix = "optimizer-1m/";
    private IWorkload workload = null!;

    /// <summary>The optimizers.</summary>
    public static IEnumerable<string> Optimizers => WorkTable.All.Select(w => w.Name).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    /// <summary>The optimizer that runs.</summary>
    [ParamsSource(nameof(Optimizers))]
    public string Optimizer { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => workload = WorkTable.All.Single(w => w.Name == Prefix + Optimizer).Create();

    [Benchmark]
    public void Step() => workload.Run(1);
}

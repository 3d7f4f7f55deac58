using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Suites;

/// <summary>Whole steps: the works of the comparison that have a network.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private IWorkload workload = null!;

    /// <summary>The works.</summary>
    public static IEnumerable<string> Works => WorkTable.All.Select(w => w.Name).Where(name => name.StartsWith("mlp", StringComparison.Ordinal));

    /// <summary>The work that runs.</summary>
    [ParamsSource(nameof(Works))]
    public string Work { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => workload = WorkTable.All.Single(w => w.Name == Work).Create();

    [Benchmark]
    public void Step() => workload.Run(1);
}

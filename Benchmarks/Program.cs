using BenchmarkDotNet.Running;
using NetGen.Benchmarks.Adding;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Growth;
using NetGen.Benchmarks.Machines;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks;

internal static class Program
{
    private const string Usage = $"""
        usage: dotnet run -c Release --project Benchmarks -- VERB …
          {CompareCommand.Usage}
          {GrowthCommand.Usage}
          {AddingCommand.Usage}
          {MachinesCommand.Usage}
          suites [options of BenchmarkDotNet: --filter '*KernelBenchmarks*', --list flat, --job short …]
        """;

    private static int Main(string[] arguments)
    {
        // First of all and with nothing before it: this is the process whose start is measured.
        if (arguments is [FirstStep.Verb])
        {
            FirstStep.Run();
            return 0;
        }

        try
        {
            switch (arguments)
            {
                case ["compare", .. var options]:
                    CompareCommand.Run(options);
                    return 0;
                case ["growth", .. var options]:
                    GrowthCommand.Run(options);
                    return 0;
                case ["adding", .. var options]:
                    AddingCommand.Run(options);
                    return 0;
                case ["machines", .. var options]:
                    MachinesCommand.Run(options);
                    return 0;
                case [ServeCommand.Verb, var threads]:
                    ServeCommand.Run(threads);
                    return 0;
                case ["suites", .. var options]:
                    return RunSuites(options);
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (ComparisonException problem)
        {
            Console.Error.WriteLine($"{arguments[0]}: {problem.Message}");
            return 2;
        }
    }

    // In a method of its own, so that no other verb loads BenchmarkDotNet.
    private static int RunSuites(string[] options)
    {
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options);
        return summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success)) ? 0 : 1;
    }
}

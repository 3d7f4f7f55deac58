using NetGen.Benchmarks.Comparison;

namespace NetGen.Benchmarks;

internal static class Program
{
    private const string Usage = $"""
        usage: dotnet run -c Release --project Benchmarks -- VERB …
          {CompareCommand.Usage}
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
}

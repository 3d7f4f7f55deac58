namespace NetGen.Benchmarks.Comparison;

/// <summary>The verb <c>compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>Its options, for the usage text.</summary>
    public const string Usage = "compare [--works a,b,*] [--peers netgen,netgen-debug,pytorch,torchsharp,onnxruntime] [--threads N] [--runs N] [--goals] [--json FILE]";

    /// <summary>Runs it.</summary>
    /// <exception cref="ComparisonException">An option is wrong.</exception>
    public static void Run(IEnumerable<string> arguments)
    {
        var options = CompareOptions.Parse(arguments);
        foreach (string line in Machine.Describe())
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(options.Threads == 1 ? "NetGen: one thread" : $"NetGen: steps of training shared by {options.Threads} threads where that pays, and by one; the rest by one");
        List<PeerProcess> peers = [];
        try
        {
            peers.AddRange(PeerTable.Start(options.Peers, options.Threads));
            var meter = new WorkMeter(options.Peers.Contains(Row.NetGenName), peers, options.Threads);
            List<Row> rows = [.. MeasureRuns(meter, options)];
            Finish(rows, options);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    /// <summary>Measures everything as often as wanted and prints as it goes: runs, not works, are repeated at once, so that they are minutes apart.</summary>
    private static IEnumerable<Row> MeasureRuns(WorkMeter meter, CompareOptions options)
    {
        var runs = options.Works.ToDictionary(work => work, _ => new List<Row>());
        for (int run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine();
            Console.WriteLine(options.Runs == 1 ? Report.Head : $"{Report.Head}   run {run} of {options.Runs}");
            foreach (string work in options.Works)
            {
                runs[work].Add(meter.Measure(work));
                Console.WriteLine(Report.Text(runs[work][^1]));
            }
        }

        return options.Works.Select(work => Row.OfRuns(runs[work]));
    }

    private static void Finish(List<Row> rows, CompareOptions options)
    {
        if (options.Runs > 1)
        {
            Console.WriteLine();
            Console.WriteLine($"{Report.Head}   medians of {options.Runs} runs");
            rows.ForEach(row => Console.WriteLine(Report.Text(row)));
        }

        if (options.Goals)
        {
            Console.WriteLine();
            rows.ForEach(row => Console.WriteLine(string.Join('\n', [row.Work, .. GoalTable.Judge(row).Select(v => $"  {v}")])));
        }

        Console.WriteLine();
        Console.WriteLine(Machine.LoadAverage());
        List<string> lines = [.. rows.SelectMany(row => Report.JsonLines(row))];
        lines.ForEach(Console.WriteLine);
        if (options.JsonPath is { } path)
        {
            File.WriteAllLines(path, lines);
        }
    }
}

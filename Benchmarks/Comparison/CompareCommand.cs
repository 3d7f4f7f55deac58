namespace NetGen.Benchmarks.Comparison;

/// <summary>The verb <c>compare</c>.</summary>
internal static class CompareCommand
{
    /// <summary>Its options, for the usage text.</summary>
    public const string Usage = "compare [--works a,b,*] [--peers netgen,pytorch] [--threads N] [--runs N] [--goals] [--json FILE]";

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
        var installation = options.Peers.Contains("pytorch") ? PyTorchInstallation.Find() : null;
        using var peer = Start(installation, options);
        var meter = new WorkMeter(options.Peers.Contains(Row.NetGenName), installation, peer, options.Threads);
        List<Row> rows = [.. MeasureRuns(meter, options)];
        Finish(rows, options);
    }

    private static PyTorchPeer? Start(PyTorchInstallation? installation, CompareOptions options)
    {
        if (!options.Peers.Contains("pytorch"))
        {
            return null;
        }

        if (installation is null)
        {
            Console.WriteLine("PyTorch: left out, no python3 here imports torch");
            return null;
        }

        try
        {
            var peer = StartAtItsBest(installation, options.Threads);
            Console.WriteLine(peer.Description);
            return peer;
        }
        catch (ComparisonException problem)
        {
            Console.WriteLine($"PyTorch: left out, {problem.Message}");
            return null;
        }
    }

    /// <summary>Without the environment's settings of OpenBLAS, if its products are right then.</summary>
    private static PyTorchPeer StartAtItsBest(PyTorchInstallation installation, int threads)
    {
        string settings = PyTorchInstallation.BlasSettings;
        try
        {
            var peer = new PyTorchPeer(installation, threads);
            Console.WriteLine(settings.Length == 0 ? "OpenBLAS chooses its kernels itself" : $"PyTorch runs without {settings}, which this environment sets; its products are right without");
            return peer;
        }
        catch (WrongProductException problem) when (settings.Length > 0)
        {
            Console.WriteLine($"PyTorch keeps {settings}, which this environment sets: without, {problem.Message}");
            installation.KeepsBlasSettings = true;
            return new PyTorchPeer(installation, threads);
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

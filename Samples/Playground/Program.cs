using Playground;
using Samples;

const int SecondsWithoutTerminal = 10;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
        return 0;
    }

    // An invisible race, so that the JIT compiler has finished before time is measured.
    new Race(options.Seed).Train(steps: 1, TimeSpan.Zero);
    var race = new Race(options.Seed);
    if (!Screen.IsPossible)
    {
        PlainRace.Run(race, options.Seconds ?? SecondsWithoutTerminal, Console.Out);
    }
    else if (LiveRace.Run(race, options.Seconds) is { } exitCode)
    {
        return exitCode;
    }

    string? outcome = null;
    PyTorchTimes? pyTorch = null;
    if (options is { Seconds: not null, PyTorch: true })
    {
        Console.WriteLine("timing the same steps in PyTorch …");
        pyTorch = PyTorch.Measure(race, out outcome);
    }

    ResultTable.Write(race, pyTorch, Console.Out);
    if (outcome is not null)
    {
        Console.WriteLine();
        Console.WriteLine(outcome);
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or InvalidDataException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

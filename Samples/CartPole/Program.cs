using CartPole;
using NetGen;
using Samples;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
    }
    else if (options.Algorithm == Algorithm.Ppo)
    {
        Run<ActorCritic>(options, Ppo<ActorCritic>.Train);
    }
    else
    {
        Run<ActionValues>(options, Dqn<ActionValues>.Train);
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static void Run<TNetwork>(Options options, Action<TNetwork, Random, Scores> train)
    where TNetwork : class, INetwork<TNetwork>
{
    Console.WriteLine(TNetwork.Description);
    Console.WriteLine();
    var network = TNetwork.Create(options.Seed);
    network.UseWorkers(options.Workers);
    var scores = new Scores(options.Episodes, Console.Out);
    train(network, new Random((int)options.Seed), scores);
    if (options.File is { } file)
    {
        network.Save(file);
        Console.WriteLine($"wrote {file}");
    }

    if (options.Renders)
    {
        Performance.Show(network, new Random((int)options.Seed), Console.Out);
    }

    Console.WriteLine($"mean of the last {Scores.Window} episodes: {scores.Mean:0.0}");
}

using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Comparison;

namespace NetGen.Benchmarks.Adding;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997): of a sequence of numbers in [0, 1) two are marked, one in each half, and their sum is learnt. Who gives
/// 1 always has an error of 0.1667. Rows are made anew for each step, so that nothing can be learnt by heart.
/// </summary>
internal static class AddingCommand
{
    public const string Usage = "adding [--network gru|tcn] [--steps 200|600] [--minutes N] [--seed N]";

    private const int Batch = 32, TestRows = 2000, StepsOfRound = 500, PatientRounds = 4;
    private const double Goal = 1e-4;

    public static void Run(string[] options)
    {
        var line = new CommandLine(options);
        string network = line.Value("--network") ?? "gru", steps = line.Value("--steps") ?? "200";
        int minutes = line.Count("--minutes", 30), seed = line.Count("--seed", 1);
        line.End();
        switch (network, steps)
        {
            case ("gru", "200"):
                Train(new Gru200(seed), 2e-3f, minutes, seed);
                break;
            case ("gru", "600"):
                Train(new Gru600(seed), 2e-3f, minutes, seed);
                break;
            case ("tcn", "200"):
                Train(new Tcn200(seed), 2e-3f, minutes, seed);
                break;
            case ("tcn", "600"):
                Train(new Tcn600(seed), 2e-3f, minutes, seed);
                break;
            default:
                throw new ComparisonException($"There is no network '{network}' of {steps} steps: {Usage}");
        }
    }

    private static void Train<TNetwork>(TNetwork network, float learningRate, int minutes, int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        int steps = TNetwork.Description.InputShape.Dimensions[0];
        var random = new Random(seed);
        var (testInputs, testTargets) = (new float[TestRows * steps * 2], new float[TestRows]);
        Fill(new Random(0), steps, testInputs, testTargets);
        var test = Dataset.FromArrays(testInputs, steps * 2, testTargets, 1);
        var (inputs, targets) = (new float[Batch * steps * 2], new float[Batch]);
        var optimizer = new Adam { LearningRate = learningRate, ClipNorm = 1 };
        var clock = Stopwatch.StartNew();
        double best = double.MaxValue;
        foreach (string fact in Machine.Describe())
        {
            Console.WriteLine(fact);
        }

        Console.WriteLine(TNetwork.Description);
        for (int round = 1, sinceBest = 0; clock.Elapsed.TotalMinutes < minutes && best > Goal; round++)
        {
            for (int step = 0; step < StepsOfRound; step++)
            {
                Fill(random, steps, inputs, targets);
                network.TrainStep(inputs, targets, optimizer);
            }

            double error = network.Evaluate(test).Loss;
            sinceBest = error < best ? 0 : sinceBest + 1;
            best = Math.Min(best, error);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{round * StepsOfRound,7} steps of {Batch} rows  {clock.Elapsed.TotalMinutes,5:0.0} min  test error {error:0.0000e+0}  best "
                + $"{best:0.0000e+0}  learning rate {optimizer.LearningRate:0.0e+0}"));
            if (sinceBest == PatientRounds)
            {
                optimizer.LearningRate /= 2;
                sinceBest = 0;
            }
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{TNetwork.Description.Name}: {best:0.0000e+0} after {clock.Elapsed.TotalMinutes:0.0} minutes, goal {Goal:0e+0}"));
    }

    private static void Fill(Random random, int steps, Span<float> inputs, Span<float> targets)
    {
        inputs.Clear();
        for (int row = 0; row < targets.Length; row++)
        {
            var sequence = inputs.Slice(row * steps * 2, steps * 2);
            for (int step = 0; step < steps; step++)
            {
                sequence[2 * step] = random.NextSingle();
            }

            int first = random.Next(steps / 2), second = (steps / 2) + random.Next(steps - (steps / 2));
            (sequence[(2 * first) + 1], sequence[(2 * second) + 1]) = (1, 1);
            targets[row] = sequence[2 * first] + sequence[2 * second];
        }
    }
}

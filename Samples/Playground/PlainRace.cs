namespace Playground;

/// <summary>Shows a race as lines of text, one per optimizer every second.</summary>
internal static class PlainRace
{
    public static void Run(Race race, int seconds, TextWriter output)
    {
        for (int second = 1; second <= seconds; second++)
        {
            race.Train(steps: null, TimeSpan.FromSeconds(1));
            foreach (var c in race.Contestants)
            {
                output.WriteLine(
                    $"{second,4} s  {c.Name,-9} {c.Steps,7} steps  loss {LossText.Of(c.Loss),6}  accuracy {100 * c.Accuracy,6:0.00} %  {c.StepsPerSecond,6:0} steps/s{(c.IsDiverged ? "  diverged" : "")}");
            }
        }

        output.WriteLine();
    }
}

using System.Diagnostics;

namespace NetGen.Benchmarks.Comparison;

/// <summary>
/// Times contenders in turns. A machine's speed drifts by tens of percent from one second to the next (other work, clock, temperature):
/// contenders that alternate every few hundredths of a second meet the same machine.
/// </summary>
internal static class Interleaver
{
    private const int Rounds = 15;
    private const int MostSteps = 1 << 28;

    /// <summary>Times each contender: a slice each, in turn, fifteen times.</summary>
    public static Timing[] Measure(IReadOnlyList<IContender> contenders)
    {
        int[] steps = [.. contenders.Select(StepsOfSlice)];
        double[][] slices = [.. contenders.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                slices[i][round] = contenders[i].Run(steps[i]).TotalMicroseconds / steps[i];

                // Not asleep: after a sleep the processor is slow to come back.
                SpinWait.SpinUntil(static () => false, contenders[i].Aftermath);
            }
        }

        return [.. slices.Select(s => Timing.Of(s))];
    }

    /// <summary>Warms a contender up, with twice as many steps each time, and gives how many make a slice.</summary>
    private static int StepsOfSlice(IContender contender)
    {
        long start = Stopwatch.GetTimestamp();
        int steps = 1;
        while (true)
        {
            var time = contender.Run(steps);
            SpinWait.SpinUntil(static () => false, contender.Aftermath);
            bool fillsSlice = time * 2 >= contender.Slice;
            if (fillsSlice && Stopwatch.GetElapsedTime(start) >= contender.WarmUp)
            {
                return (int)Math.Clamp(Math.Round(contender.Slice / time * steps), 1, MostSteps);
            }

            steps = fillsSlice ? steps : steps * 2;
        }
    }
}

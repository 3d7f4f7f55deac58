using System.Numerics;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>What runs in a process of its own, where vectors have the length that is asked for: all cases, with one worker and with more.</summary>
internal static class WitnessProgram
{
    public const string Mode = "witness";

    /// <summary>Prints the number of lanes, then a line for each part of each network.</summary>
    public static int Run()
    {
        Console.WriteLine(Vector<float>.Count);
        foreach (var witness in WitnessCases.All)
        {
            var alone = witness.Train(1);
            foreach (var ((part, hash), (_, shared)) in alone.Zip(witness.Train(WitnessCase.Workers)))
            {
                string result = hash == shared ? hash : $"differs between 1 and {WitnessCase.Workers} workers: {hash}, {shared}";
                Console.WriteLine($"{witness.Network.Name} {part} {result}");
            }
        }

        return 0;
    }
}

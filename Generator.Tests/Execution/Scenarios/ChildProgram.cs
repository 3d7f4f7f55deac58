using System.Numerics;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>What a child process does: the commands of its first argument, of a network's number and a path or count.</summary>
public static class ChildProgram
{
    /// <summary>Runs a command; what it finds goes to the standard output.</summary>
    public static int Run(string[] arguments, Func<int, long, float[][], float[][]> gradients, Func<int, string, string, string> command)
    {
        if (arguments[0] == "gradients")
        {
            Console.WriteLine($"{Vector<float>.Count} lanes, FMA {System.Runtime.Intrinsics.X86.Fma.IsSupported}");
            Gradients(arguments[1], arguments[2], gradients);
        }
        else
        {
            Console.WriteLine(command(int.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture), arguments[0], arguments[2]));
        }

        return 0;
    }

    /// <summary>The command of one network.</summary>
    public static string Command<TNetwork>(string name, string argument)
        where TNetwork : class, INetwork<TNetwork> => name switch
        {
            "train" => TrainingScenario.Train<TNetwork>(argument),
            "predict" => TrainingScenario.Predict<TNetwork>(argument),
            "allocations" => AllocationScenario.Run<TNetwork>(int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such command."),
        };

    private static void Gradients(string requests, string results, Func<int, long, float[][], float[][]> gradients)
    {
        using var reader = new BinaryReader(File.OpenRead(requests));
        using var writer = new BinaryWriter(File.Create(results));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            int network = reader.ReadInt32();
            long seed = reader.ReadInt64();
            ArrayStream.Write(writer, gradients(network, seed, ArrayStream.Read(reader)));
        }
    }
}

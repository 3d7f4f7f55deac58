using System.Numerics;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>What a child process does: the command of its first argument, for the network of its second; then a path or a count, and a number of workers.</summary>
public static class ChildProgram
{
    /// <summary>Runs a command; what it finds goes to the standard output.</summary>
    public static int Run(string[] arguments, Func<int, long, float[][], float[][]> gradients, Func<int, string, string, int, string> command)
    {
        if (arguments[0] == "gradients")
        {
            int lanes = Vector<float>.Count;
            Console.WriteLine($"{lanes} lanes, wide {System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated}, FMA {System.Runtime.Intrinsics.X86.Fma.IsSupported}");
            Gradients(arguments[1], arguments[2], gradients);
        }
        else
        {
            Console.WriteLine(command(Number(arguments[1]), arguments[0], arguments[2], Number(arguments[3])));
        }

        return 0;
    }

    /// <summary>The command of one network.</summary>
    public static string Command<TNetwork>(string name, string argument, int workers)
        where TNetwork : class, INetwork<TNetwork> => name switch
        {
            "train" => TrainingScenario.Train<TNetwork>(argument, workers),
            "predict" => TrainingScenario.Predict<TNetwork>(argument),
            "allocations" => AllocationScenario.Run<TNetwork>(Number(argument), workers),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such command."),
        };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

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

using System.Security.Cryptography;
using NetGen;

namespace Digits;

/// <summary>Trains on all processes that <c>mpirun</c> has started, or on this one alone: the weights are the same, bit for bit.</summary>
internal static class Machines
{
    public static void Run(Options options)
    {
        using var machines = Mpi.Start();
        var (train, validation, test) = DigitData.Load(options);
        var trainer = Training.Create<DigitClassifier>(options);
        trainer.Shards = 8;
        trainer.Group = machines;
        trainer.Callbacks.Add(new ConsoleProgress());
        trainer.Fit(train, validation);

        // Every rank has the same network; one of them tells.
        if (machines.Rank == 0)
        {
            trainer.Network.Save("digits.safetensors");
            Console.WriteLine($"{machines.Size} ranks, {machines.Library ?? "without MPI"}, {machines.BytesSent} bytes sent by rank 0");
            Console.WriteLine($"test accuracy: {100 * trainer.Evaluate(test).Accuracy:0.00} %");
            Console.WriteLine($"weights sha256: {Convert.ToHexStringLower(SHA256.HashData(trainer.Network.Save()))}");
        }
    }
}

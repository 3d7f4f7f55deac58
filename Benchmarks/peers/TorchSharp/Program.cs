using System.Globalization;
using NetGen.Benchmarks.Protocol;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>TorchSharp's side of the comparison.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["first-step"]:
                FirstStep();
                return 0;
            case ["serve", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads >= 1:
                new PeerServer(new TorchWorks(threads), threads).Serve();
                return 0;
            default:
                Console.Error.WriteLine("usage: TorchSharpPeer serve THREADS | first-step");
                return 2;
        }
    }

    private static void FirstStep()
    {
        var model = Models.Mnist.Build();
        var optimizer = optim.Adam(model.parameters());
        nn.functional.cross_entropy(model.forward(randn(128, 784)), randint(10, 128, int64)).backward();
        optimizer.step();
        Console.WriteLine("done");
    }
}

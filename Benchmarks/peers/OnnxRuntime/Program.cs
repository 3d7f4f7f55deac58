using System.Globalization;
using NetGen.Benchmarks.Protocol;

namespace NetGen.Benchmarks.OnnxRuntimePeer;

/// <summary>ONNX Runtime's side of the comparison.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not ["serve", var text, var folder] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) || threads < 1)
        {
            Console.Error.WriteLine("usage: OnnxRuntimePeer serve THREADS FOLDER (with models.json and the models that pytorch_peer.py exports)");
            return 2;
        }

        new PeerServer(new Predictions(folder, threads), threads).Serve();
        return 0;
    }
}

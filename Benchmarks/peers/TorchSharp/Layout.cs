using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>How images and filters lie in memory.</summary>
internal static class Layout
{
    /// <summary>The same image with channels last in memory.</summary>
    public static Tensor ChannelsLast(Tensor image) => image.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>Lays the filters of all convolutions out with channels last.</summary>
    public static void MakeChannelsLast(nn.Module network)
    {
        foreach (var convolution in network.modules().OfType<Conv2d>())
        {
            convolution.weight = new Parameter(ChannelsLast(convolution.weight.detach()));
        }
    }
}

using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>A network that is trained.</summary>
internal sealed class Learner
{
    /// <summary>A new network, and the loss of a batch: of its inputs and targets, one behind the other.</summary>
    public required Func<(nn.Module Network, Func<Tensor[], Tensor> Loss)> Build { get; init; }

    /// <summary>By the rows of a batch: of each input and target all batches.</summary>
    public required Func<int, Tensor[][]> Batches { get; init; }
}

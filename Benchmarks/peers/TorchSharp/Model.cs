using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>A network of the comparison.</summary>
/// <param name="Shape">Shape of a row of inputs: features; channels and length; channels, height and width.</param>
/// <param name="Outputs">Number of outputs.</param>
/// <param name="Layers">Makes its layers.</param>
internal sealed record Model(long[] Shape, long Outputs, Func<nn.Module<Tensor, Tensor>[]> Layers)
{
    /// <summary>Whether a row is an image.</summary>
    public bool TakesImages => Shape.Length == 3;

    /// <summary>What is learned: classes with cross-entropy, or numbers with the mean squared error.</summary>
    public Learner ToLearner(bool hasClasses) => new()
    {
        Build = () =>
        {
            var network = Build();
            return (network, batch => hasClasses ? nn.functional.cross_entropy(network.forward(batch[0]), batch[1]) : nn.functional.mse_loss(network.forward(batch[0]), batch[1]));
        },
        Batches = batch => [Rows.Inputs(this, batch), Rows.Targets(this, batch, hasClasses)],
    };

    /// <summary>A new network.</summary>
    public nn.Module<Tensor, Tensor> Build() => nn.Sequential(Layers());
}

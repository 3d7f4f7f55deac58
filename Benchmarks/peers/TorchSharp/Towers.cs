using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>How far two rows of numbers are alike: one tower for both, and two layers over its values.</summary>
internal sealed class Towers : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> tower = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 32), nn.Tanh());
    private readonly nn.Module<Tensor, Tensor> both = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1));

    public Towers()
        : base(nameof(Towers)) => RegisterComponents();

    /// <summary>Learns numbers.</summary>
    public static Learner Learner { get; } = new()
    {
        Build = () =>
        {
            var network = new Towers();
            return (network, batch => nn.functional.mse_loss(network.forward(batch[0], batch[1]), batch[2]));
        },
        Batches = batch => [Rows.Numbers(1, batch, 32), Rows.Numbers(2, batch, 32), Rows.Numbers(3, batch, 1)],
    };

    /// <inheritdoc/>
    public override Tensor forward(Tensor left, Tensor right) => both.forward(cat([tower.forward(right), tower.forward(left)], 1));
}

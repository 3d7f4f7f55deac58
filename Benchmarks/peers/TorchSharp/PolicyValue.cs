using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>A policy and a value from one trunk.</summary>
internal sealed class PolicyValue : nn.Module<Tensor, (Tensor Policy, Tensor Value)>
{
    private readonly nn.Module<Tensor, Tensor> trunk = nn.Sequential(nn.Linear(8, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh());
    private readonly nn.Module<Tensor, Tensor> policy = nn.Linear(64, 4);
    private readonly nn.Module<Tensor, Tensor> value = nn.Linear(64, 1);

    public PolicyValue()
        : base(nameof(PolicyValue)) => RegisterComponents();

    /// <summary>Learns classes, and numbers whose loss counts half.</summary>
    public static Learner Learner { get; } = new()
    {
        Build = () =>
        {
            var network = new PolicyValue();
            return (network, network.Loss);
        },
        Batches = batch => [Rows.Numbers(1, batch, 8), Rows.Classes(2, batch, 4), Rows.Numbers(3, batch, 1)],
    };

    /// <inheritdoc/>
    public override (Tensor Policy, Tensor Value) forward(Tensor input)
    {
        var shared = trunk.forward(input);
        return (policy.forward(shared), value.forward(shared));
    }

    private Tensor Loss(Tensor[] batch)
    {
        var (actions, rewards) = forward(batch[0]);
        return nn.functional.cross_entropy(actions, batch[1]) + (0.5 * nn.functional.mse_loss(rewards, batch[2]));
    }
}

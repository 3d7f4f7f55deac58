using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>Classes of sequences of a hundred steps.</summary>
internal sealed class Recurrent : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> recurrent;
    private readonly nn.Module<Tensor, Tensor> last = nn.Linear(64, 9);

    private Recurrent(nn.Module<Tensor, Tensor> recurrent)
        : base(nameof(Recurrent))
    {
        this.recurrent = recurrent;
        RegisterComponents();
    }

    /// <summary>Learns classes.</summary>
    /// <param name="create">Makes the recurrent layer, which gives the state of every step.</param>
    public static Learner Learner(Func<nn.Module<Tensor, Tensor>> create) => new()
    {
        Build = () =>
        {
            var network = new Recurrent(create());
            return (network, batch => nn.functional.cross_entropy(network.forward(batch[0]), batch[1]));
        },
        Batches = batch => [Rows.Numbers(1, batch, 100, 12), Rows.Classes(2, batch, 9)],
    };

    /// <summary>Long short-term memory.</summary>
    public static nn.Module<Tensor, Tensor> LSTM() => new States(nn.LSTM(12, 64, batchFirst: true));

    /// <summary>Gated recurrent units.</summary>
    public static nn.Module<Tensor, Tensor> GRU() => new States(nn.GRU(12, 64, batchFirst: true));

    /// <inheritdoc/>
    public override Tensor forward(Tensor sequence) => last.forward(recurrent.forward(sequence).select(1, -1));

    private sealed class States : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module module;
        private readonly Func<Tensor, Tensor> run;

        public States(TorchSharp.Modules.LSTM lstm)
            : this(lstm, x => lstm.forward(x).Item1)
        {
        }

        public States(TorchSharp.Modules.GRU gru)
            : this(gru, x => gru.forward(x).Item1)
        {
        }

        private States(nn.Module module, Func<Tensor, Tensor> run)
            : base(nameof(States))
        {
            this.module = module;
            this.run = run;
            RegisterComponents();
        }

        public override Tensor forward(Tensor sequence) => run(sequence);
    }
}

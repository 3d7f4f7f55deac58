using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>Classes of a picture and a row of numbers.</summary>
internal sealed class PictureRow : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> picture =
        nn.Sequential([.. Models.Rectified(3, 16), nn.MaxPool2d(2), .. Models.Rectified(16, 32), nn.MaxPool2d(2), nn.Flatten()]);

    private readonly nn.Module<Tensor, Tensor> both = nn.Sequential(nn.Linear(512 + 12, 64), nn.ReLU(), nn.Linear(64, 10));

    public PictureRow()
        : base(nameof(PictureRow)) => RegisterComponents();

    /// <summary>Learns classes.</summary>
    public static Learner Learner { get; } = new()
    {
        Build = () =>
        {
            var network = new PictureRow();
            return (network, batch => nn.functional.cross_entropy(network.forward(batch[0], batch[1]), batch[2]));
        },
        Batches = batch => [Rows.Numbers(1, batch, 3, 16, 16), Rows.Numbers(2, batch, 12), Rows.Classes(3, batch, 10)],
    };

    /// <inheritdoc/>
    public override Tensor forward(Tensor image, Tensor row) => both.forward(cat([picture.forward(image), row], 1));
}

using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>A block of ResNet; one that halves the image has a convolution of one pixel in its skip.</summary>
internal sealed class Residual : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> body;
    private readonly nn.Module<Tensor, Tensor>? skip;

    public Residual(long inputs, long filters, long stride = 1)
        : base(nameof(Residual))
    {
        body = nn.Sequential([.. Models.Normalized(inputs, filters, 3, stride), nn.ReLU(), .. Models.Normalized(filters, filters, 3)]);
        skip = stride == 1 ? null : nn.Sequential(Models.Normalized(inputs, filters, 1, stride));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => (body.forward(input) + (skip?.forward(input) ?? input)).relu();
}

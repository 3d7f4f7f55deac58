using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>The networks of the comparison in TorchSharp: the same layers and parameters as in Benchmarks/Networks.</summary>
internal static class Models
{
    public static Model Mnist { get; } = Dense(ReLU, 784, 128, 10);

    public static Model LeNet { get; } = new([1, 28, 28], 10, () =>
    [
        Conv2d(1, 6, 5), ReLU(), MaxPool2d(2), Conv2d(6, 16, 5), ReLU(), MaxPool2d(2),
        Flatten(), Linear(256, 120), ReLU(), Linear(120, 84), ReLU(), Linear(84, 10),
    ]);

    public static Model ResNet20 { get; } = new([3, 32, 32], 10, () =>
    [
        .. Normalized(3, 16, 3), ReLU(), new Residual(16, 16), new Residual(16, 16), new Residual(16, 16),
        new Residual(16, 32, stride: 2), new Residual(32, 32), new Residual(32, 32),
        new Residual(32, 64, stride: 2), new Residual(64, 64), new Residual(64, 64), .. PooledImage(64),
    ]);

    public static Model MobileNet { get; } = new([3, 32, 32], 10, () =>
    [
        .. Normalized(3, 32, 3, stride: 2), ReLU(), .. Separable(32, 64), .. Separable(64, 128, stride: 2), .. Separable(128, 128),
        .. Separable(128, 256, stride: 2), .. PooledImage(256),
    ]);

    public static Model Vgg { get; } = new([3, 32, 32], 10, () =>
    [
        .. Rectified(3, 32), .. Rectified(32, 32), MaxPool2d(2), .. Rectified(32, 64), .. Rectified(64, 64), MaxPool2d(2),
        .. Rectified(64, 128), MaxPool2d(2), Flatten(), Linear(2048, 128), ReLU(), Linear(128, 10),
    ]);

    public static Model Grouped { get; } = new([3, 16, 16], 10, () =>
    [
        .. Rectified(3, 32), .. Rectified(32, 32, stride: 2, groups: 4), .. Rectified(32, 64, groups: 4), .. PooledImage(64),
    ]);

    public static Model Autoencoder { get; } = new([1, 28, 28], 784, () =>
    [
        .. Rectified(1, 16, stride: 2), .. Rectified(16, 32, stride: 2),
        ConvTranspose2d(32, 16, 3, stride: 2, padding: 1, output_padding: 1), ReLU(),
        ConvTranspose2d(16, 1, 3, stride: 2, padding: 1, output_padding: 1), Flatten(),
    ]);

    public static Model Audio { get; } = new([1, 1024], 10, () =>
    [
        Conv1d(1, 16, 9L, padding: 4L), ReLU(), MaxPool1d(4), Conv1d(16, 64, 5L, padding: 2L), ReLU(), MaxPool1d(4),
        Conv1d(64, 64, 3L, padding: 1L), ReLU(), AdaptiveAvgPool1d(1), Flatten(), Linear(64, 10),
    ]);

    public static Model Tabular { get; } = new([30], 1, () =>
    [
        Linear(30, 64, hasBias: false), BatchNorm1d(64), ReLU(),
        Linear(64, 64, hasBias: false), BatchNorm1d(64), ReLU(), Linear(64, 1),
    ]);

    public static Model DeepLayerNorm { get; } = new([512], 10, () =>
    [
        .. Enumerable.Range(0, 4).SelectMany(_ => new Layer[] { Linear(512, 512), LayerNorm(512), ReLU() }), Linear(512, 10),
    ]);

    /// <summary>Dense layers with an activation between them.</summary>
    public static Model Dense(Func<Layer> activation, params long[] sizes) => Dense(activation, lastBias: true, sizes);

    /// <summary>Dense layers with an activation between them, the last one perhaps without a bias.</summary>
    public static Model Dense(Func<Layer> activation, bool lastBias, params long[] sizes) => new([sizes[0]], sizes[^1], () =>
    [
        .. Enumerable.Range(0, sizes.Length - 2).SelectMany(i => new[] { Linear(sizes[i], sizes[i + 1]), activation() }),
        Linear(sizes[^2], sizes[^1], hasBias: lastBias),
    ]);

    /// <summary>Another name for the layer that <see cref="Dense(Func{Layer}, long[])"/> takes.</summary>
    public static Layer ReLU() => nn.ReLU();

    /// <summary>The hyperbolic tangent.</summary>
    public static Layer Tanh() => nn.Tanh();

    /// <summary>A convolution that keeps the size (but for the stride), and batch normalisation.</summary>
    public static Layer[] Normalized(long inputs, long filters, long kernel, long stride = 1, long groups = 1) =>
        [Conv2d(inputs, filters, kernel, stride, padding: kernel / 2, groups: groups, bias: false), BatchNorm2d(filters)];

    /// <summary>A convolution that keeps the size (but for the stride), and a ReLU.</summary>
    public static Layer[] Rectified(long inputs, long filters, long stride = 1, long groups = 1) =>
        [Conv2d(inputs, filters, 3L, stride, padding: 1L, groups: groups), ReLU()];

    private static Layer[] Separable(long inputs, long filters, long stride = 1) =>
        [.. Normalized(inputs, inputs, 3, stride, groups: inputs), ReLU(), .. Normalized(inputs, filters, 1), ReLU()];

    private static Layer[] PooledImage(long filters) => [AdaptiveAvgPool2d(1), Flatten(), Linear(filters, 10)];
}

using NetGen.Generated;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>The order of <c>nn.PixelShuffle</c>, with PyTorch's own numbers: <c>nn.PixelShuffle(2)(torch.arange(16.).reshape(1, 8, 1, 2))</c>.</summary>
public sealed class PixelSquaresTests
{
    // Channels last: pixel 0 has the even numbers of PyTorch's tensor, pixel 1 the odd ones.
    private static readonly float[] Deep = [0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15];

    // PyTorch: channel 0 is [[0, 2, 1, 3], [4, 6, 5, 7]], channel 1 is [[8, 10, 9, 11], [12, 14, 13, 15]].
    private static readonly float[] Wide = [0, 8, 2, 10, 1, 9, 3, 11, 4, 12, 6, 14, 5, 13, 7, 15];

    [Fact]
    public void Channels_become_squares_as_in_PyTorch()
    {
        float[] wide = new float[16];
        PixelSquares.Spread(ref Deep[0], 16, ref wide[0], 16, height: 1, width: 2, channels: 2, size: 2, rows: 1);

        Assert.Equal(Wide, wide);
    }

    [Fact]
    public void Squares_become_channels_again()
    {
        float[] deep = new float[16];
        PixelSquares.Gather(ref Wide[0], 16, ref deep[0], 16, height: 1, width: 2, channels: 2, size: 2, rows: 1);

        Assert.Equal(Deep, deep);
    }
}

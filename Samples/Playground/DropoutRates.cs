namespace Playground;

/// <summary>The dropout rates that the key cycles through, and the network for each.</summary>
internal static class DropoutRates
{
    public static readonly double[] All = [0, 0.05, 0.2];

    /// <summary>A network whose first hidden layer has this dropout.</summary>
    public static ISpiralNetwork CreateNetwork(double rate, long seed) => rate switch
    {
        0 => new SpiralNetwork(seed),
        0.05 => new SpiralNetworkDropout5(seed),
        0.2 => new SpiralNetworkDropout20(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, $"The rate must be one of {string.Join(", ", All)}."),
    };
}

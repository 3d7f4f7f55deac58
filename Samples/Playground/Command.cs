namespace Playground;

/// <summary>The command of a key.</summary>
internal enum Command
{
    Pause,
    Restart,
    NextSeed,
    HigherRate,
    LowerRate,
    NextDropout,
    Faster,
    Slower,
    Quit,
}

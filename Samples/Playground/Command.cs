namespace Playground;

/// <summary>What a key asks for.</summary>
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

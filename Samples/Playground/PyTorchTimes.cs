namespace Playground;

/// <summary>What PyTorch takes for the steps of each optimizer.</summary>
/// <param name="Version">PyTorch's.</param>
/// <param name="Steps">The steps that were timed: those of the race, or fewer where they would have taken too long.</param>
/// <param name="MicrosecondsAStep">The mean of them.</param>
internal sealed record PyTorchTimes(string Version, IReadOnlyList<long> Steps, IReadOnlyList<double> MicrosecondsAStep);

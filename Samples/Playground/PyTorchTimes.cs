namespace Playground;

/// <summary>PyTorch's times for the steps of each optimizer.</summary>
/// <param name="Version">PyTorch's version.</param>
/// <param name="Steps">The steps that were timed: those of the race, or fewer if they would have taken too long.</param>
/// <param name="MicrosecondsAStep">The mean time per step.</param>
internal sealed record PyTorchTimes(string Version, IReadOnlyList<long> Steps, IReadOnlyList<double> MicrosecondsAStep);

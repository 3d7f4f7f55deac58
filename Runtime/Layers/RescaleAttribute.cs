namespace NetGen;

/// <summary>y = x · factor + offset for every value of a raw row. Part of the network: predictions take raw rows too.</summary>
/// <param name="factor">What every value is multiplied with; finite and not 0.</param>
/// <param name="offset">What is added then; finite (default 0).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RescaleAttribute(double factor, double offset = 0) : LayerAttribute
{
    /// <summary>What every value is multiplied with; finite and not 0.</summary>
    public double Factor { get; } = factor;

    /// <summary>What is added then; finite (default 0).</summary>
    public double Offset { get; } = offset;
}

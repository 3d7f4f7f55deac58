namespace NetGen;

/// <summary>y = x · factor + offset for every value of a raw row. It is part of the network, so predictions take raw rows too.</summary>
/// <param name="factor">Multiplies every value; finite and not 0.</param>
/// <param name="offset">Added after that; finite (default 0).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RescaleAttribute(double factor, double offset = 0) : LayerAttribute
{
    /// <summary>Multiplies every value; finite and not 0.</summary>
    public double Factor { get; } = factor;

    /// <summary>Added after that; finite (default 0).</summary>
    public double Offset { get; } = offset;
}

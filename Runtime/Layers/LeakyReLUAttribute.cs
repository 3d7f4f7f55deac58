namespace NetGen;

/// <summary>f(x) = x if x &gt; 0, otherwise slope · x; the gradient at 0 is the slope.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>The slope below zero; positive (default 0.01).</summary>
    public double NegativeSlope { get; set; } = 0.01;
}

using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Limits;

/// <summary>A limit among the contenders.</summary>
/// <param name="name">Its name.</param>
/// <param name="loop">What runs.</param>
/// <param name="amount">Operations or bytes of a step.</param>
/// <param name="unit">The unit of a billion of them a second.</param>
internal sealed class LimitContender(string name, IWorkload loop, double amount, string unit) : WorkloadContender(name, loop)
{
    /// <summary>The unit of <see cref="Rate"/>.</summary>
    public string Unit => unit;

    /// <inheritdoc/>
    public override TimeSpan WarmUp => TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override TimeSpan Slice => TimeSpan.FromMilliseconds(5);

    /// <summary>Billions of operations or bytes a second at so many microseconds a step.</summary>
    public double Rate(double microseconds) => amount / microseconds / 1000;
}

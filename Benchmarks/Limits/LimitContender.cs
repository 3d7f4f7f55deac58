using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Limits;

/// <summary>A limit among the contenders.</summary>
/// <param name="name">What runs.</param>
/// <param name="threads">On how many threads.</param>
/// <param name="loop">The loop.</param>
/// <param name="amount">Operations or bytes of a step.</param>
internal sealed class LimitContender(string name, int threads, IWorkload loop, double amount) : WorkloadContender(name, threads, loop)
{
    /// <inheritdoc/>
    public override TimeSpan WarmUp => TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public override TimeSpan Slice => TimeSpan.FromMilliseconds(Threads > 1 ? 60 : 5);

    /// <summary>Billions of operations or bytes a second at so many microseconds a step.</summary>
    public double Rate(double microseconds) => amount / microseconds / 1000;
}

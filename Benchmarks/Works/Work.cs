using NetGen.Benchmarks.Limits;

namespace NetGen.Benchmarks.Works;

/// <summary>A row of the comparison: something that NetGen and its peers are timed at.</summary>
/// <param name="name">Its name, for people and for programs that read the figures.</param>
/// <param name="create">Makes it ready to run.</param>
internal sealed class Work(string name, Func<IWorkload> create)
{
    /// <summary>Its name, for people and for programs that read the figures.</summary>
    public string Name => name;

    /// <summary>Floating-point operations of the matrix products of a step, two a multiply-add; 0 where they are not what limits it.</summary>
    public double Flops { get; init; }

    /// <summary>Bytes that a step has to move; 0 where they are not what limits it.</summary>
    public double Bytes { get; init; }

    /// <summary>What no program can beat.</summary>
    public required Limit Limit { get; init; }

    /// <summary>Makes it ready to run.</summary>
    public IWorkload Create() => create();
}

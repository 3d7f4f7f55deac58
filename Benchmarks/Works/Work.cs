using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Limits;

namespace NetGen.Benchmarks.Works;

/// <summary>A row of the comparison: something that NetGen and its peers are timed at.</summary>
/// <param name="name">Its name, for people and for programs that read the figures.</param>
/// <param name="create">Makes it ready to run on so many threads.</param>
internal sealed class Work(string name, Func<int, IWorkload> create)
{
    /// <summary>Its name, for people and for programs that read the figures.</summary>
    public string Name => name;

    /// <summary>Number of trained parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Floating-point operations of the matrix products of a step, two a multiply-add; 0 where they are not what limits it.</summary>
    public double Flops { get; init; }

    /// <summary>Bytes that a step has to move; 0 where they are not what limits it.</summary>
    public double Bytes { get; init; }

    /// <summary>What no program can beat.</summary>
    public required Limit Limit { get; init; }

    /// <summary>Whether NetGen can share a step between threads.</summary>
    public bool IsShared { get; init; }

    /// <summary>Makes the same steps as a trainer takes them; null where the work is not about that.</summary>
    public Func<IWorkload>? CreateTrainer { get; init; }

    /// <summary>Makes it ready to run.</summary>
    /// <param name="threads">Threads that share a step where <see cref="IsShared"/>.</param>
    public IWorkload Create(int threads = 1) => create(threads);

    /// <summary>All the ways in which NetGen takes part.</summary>
    /// <param name="threads">Threads to share a step between, besides one alone.</param>
    public IEnumerable<IContender> Contenders(int threads)
    {
        if (IsShared && threads > 1)
        {
            yield return new WorkloadContender(Row.NetGenName, threads, create(threads));
        }

        yield return new WorkloadContender(Row.NetGenName, 1, create(1));
        if (CreateTrainer is not null)
        {
            yield return new WorkloadContender(Row.TrainerName, 1, CreateTrainer());
        }
    }
}

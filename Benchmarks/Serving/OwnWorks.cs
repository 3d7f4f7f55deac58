using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Protocol;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Serving;

/// <summary>The works of this program, each in its one variant; of a comparison with the trainer the loop of steps.</summary>
/// <param name="threads">Threads that share a step where NetGen can.</param>
internal sealed class OwnWorks(int threads) : IMeasuredProgram
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Works { get; } = [.. WorkTable.All.Select(work => work.Name)];

    /// <inheritdoc/>
    /// <exception cref="ComparisonException">The library is a Debug build: the one in the package never is, whatever the user's program is.</exception>
    public string Describe()
    {
        if (!IsOptimized(typeof(Trainer<>).Assembly))
        {
            throw new ComparisonException("its NetGen.dll is a Debug build too, which that of the package is not: dotnet build Benchmarks -c Debug (without the solution)");
        }

        var program = typeof(OwnWorks).Assembly;
        string built = File.GetLastWriteTimeUtc(program.Location).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"NetGen in another build of {built} UTC: networks {(IsOptimized(program) ? "" : "not ")}optimised, library optimised";
    }

    /// <inheritdoc/>
    public PreparedWork Prepare(string work)
    {
        var found = WorkTable.All.Single(w => w.Name == work);
        return new(found.Parameters, [("", () => OfWorkload(found.Create(threads)))]);
    }

    private static Variant OfWorkload(IWorkload workload) => new(workload.Reset, workload.Run);

    private static bool IsOptimized(Assembly assembly) =>
        assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
}

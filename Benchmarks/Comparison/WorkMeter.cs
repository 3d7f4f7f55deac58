using System.Diagnostics;
using NetGen.Benchmarks.Limits;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Measures works, NetGen and its peers in turns.</summary>
/// <param name="hasNetGen">Whether NetGen takes part.</param>
/// <param name="peers">The peers' processes.</param>
/// <param name="threads">Threads of each.</param>
internal sealed class WorkMeter(bool hasNetGen, IReadOnlyList<PeerProcess> peers, int threads)
{
    /// <summary>The figures of a work.</summary>
    public Row Measure(string name) =>
        WorkTable.All.FirstOrDefault(w => w.Name == name) is { } work ? Measure(work) : MeasureFirstStep();

    private Row Measure(Work work)
    {
        var limit = LimitLoops.Of(work.Limit, threads);
        List<IContender> programs = hasNetGen ? [.. work.Contenders(threads)] : [];
        foreach (var peer in peers.Where(peer => peer.Has(work.Name)))
        {
            Prepare(peer, work);
            programs.Add(peer);
        }

        var timings = Interleaver.Measure([.. limit.Contenders, .. programs]);
        int loops = limit.Contenders.Count;
        return new Row(work.Name, [.. programs.Zip(timings.Skip(loops), (program, timing) => new Figure(program.Name, program.Threads, timing, (program as PeerProcess)?.Variant ?? ""))])
        {
            Flops = work.Flops,
            Amount = work.Bytes > 0 ? work.Bytes : work.Flops,
            Limit = limit.Figure(timings.Take(loops)),
            Parameters = work.Parameters,
        };
    }

    private static void Prepare(PeerProcess peer, Work work)
    {
        long parameters = peer.Prepare(work.Name);
        if (parameters != work.Parameters)
        {
            throw new ComparisonException($"{work.Name}: {peer.Name} should have {work.Parameters} parameters as NetGen does, but it has {parameters}");
        }
    }

    private Row MeasureFirstStep()
    {
        List<string> names = [];
        List<ProcessStartInfo> processes = [];
        if (hasNetGen)
        {
            names.Add(Row.NetGenName);
            processes.Add(FirstStep.OfThisProgram());
        }

        foreach (var peer in peers.Where(peer => peer.FirstStep is not null))
        {
            names.Add(peer.Name);
            processes.Add(peer.FirstStep!);
        }

        return new Row(WorkTable.FirstStep, [.. names.Zip(FirstStep.Measure(processes), (peerName, timing) => new Figure(peerName, 1, timing))]);
    }
}

using System.Diagnostics;
using NetGen.Benchmarks.Limits;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Measures works, NetGen and its peers in turns.</summary>
/// <param name="hasNetGen">Whether NetGen takes part.</param>
/// <param name="installation">The PyTorch to compare with, or null.</param>
/// <param name="peer">Its process, or null.</param>
/// <param name="threads">Threads of each.</param>
internal sealed class WorkMeter(bool hasNetGen, PyTorchInstallation? installation, PyTorchPeer? peer, int threads)
{
    /// <summary>The figures of a work.</summary>
    public Row Measure(string name) =>
        WorkTable.All.FirstOrDefault(w => w.Name == name) is { } work ? Measure(work) : MeasureFirstStep();

    private Row Measure(Work work)
    {
        var limit = LimitContenders.Create(work.Limit, threads);
        List<IContender> contenders = [limit];
        if (hasNetGen)
        {
            contenders.Add(new WorkloadContender(Row.NetGenName, work.Create()));
        }

        if (peer is not null)
        {
            peer.Prepare(work.Name);
            contenders.Add(peer);
        }

        var timings = Interleaver.Measure(contenders);
        return new Row(work.Name, [.. contenders.Zip(timings).Skip(1).Select(c => new Figure(c.First.Name, c.Second, (c.First as PyTorchPeer)?.Variant ?? ""))])
        {
            Flops = work.Flops,
            Amount = work.Bytes > 0 ? work.Bytes : work.Flops,
            Limit = new LimitFigure(limit.Name, limit.Rate(timings[0].Median), limit.Unit),
        };
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

        if (installation is not null && peer is not null)
        {
            names.Add(peer.Name);
            processes.Add(installation.FirstStep());
        }

        return new Row(WorkTable.FirstStep, [.. names.Zip(FirstStep.Measure(processes), (peerName, timing) => new Figure(peerName, timing))]);
    }
}

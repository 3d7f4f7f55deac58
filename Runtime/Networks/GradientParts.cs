using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The parts of a network's gradients that ranks exchange while they compute others: whole layers, from the last to the first. They depend on the network
/// alone.
/// </summary>
internal sealed class GradientParts
{
    /// <summary>256 KB: the exchange of less takes hardly less time than it takes to begin one.</summary>
    public const int FewestFloats = 65_536;

    private readonly FloatRange[] ranges;
    private readonly PassJob[] jobs;
    private readonly int[] completeAfter;

    /// <summary>Divides the gradients of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="segments">The segments of its pass.</param>
    /// <param name="all">The jobs that compute the gradients of a batch.</param>
    /// <param name="length">Floats of a vector; what is behind the gradients belongs to the first part.</param>
    /// <param name="fewest">Floats of each part but the last, at least.</param>
    public GradientParts(NetworkDescription network, ReadOnlySpan<Segment> segments, PassJob[] all, int length, int fewest = FewestFloats)
    {
        int[] partOf = Divide(network, length, fewest, out ranges);
        FirstJob = FirstOf(all, segments);
        List<PassJob> divided = [.. all[..FirstJob]];
        int[] last = new int[ranges.Length];
        Array.Fill(last, FirstJob);
        foreach (var job in all[FirstJob..])
        {
            if (job.Groups.Any(group => group.Layer < 0) || job.Groups is [])
            {
                // It is in the middle of the pass, and may write gradients of any layer.
                Array.Fill(last, divided.Count);
                divided.Add(job);
                continue;
            }

            // Items may run in any order.
            foreach (var (part, piece) in Pieces(job, partOf).OrderBy(piece => piece.Part))
            {
                last[part] = divided.Count;
                divided.Add(piece);
            }
        }

        jobs = [.. divided];
        for (int layer = 0; layer < partOf.Length; layer++)
        {
            if (network.Layers[layer].WeightsOf is { } owner)
            {
                // What several layers share is summed at the end.
                last[partOf[layer]] = last[partOf[IndexOf(network, owner)]] = jobs.Length - 1;
            }
        }

        completeAfter = [.. jobs.Select((_, job) => last.TakeWhile(l => l <= job).Count())];
    }

    /// <summary>The parts, in the order in which they are complete.</summary>
    public IReadOnlyList<FloatRange> Ranges => ranges;

    /// <summary>The jobs that compute the gradients of a batch, part by part.</summary>
    public ReadOnlySpan<PassJob> Jobs => jobs;

    /// <summary>The first job that writes gradients; the state is what it will be then.</summary>
    public int FirstJob { get; }

    /// <summary>How many parts are complete after a job.</summary>
    public int CompleteAfter(int job) => completeAfter[job];

    private static int FirstOf(PassJob[] jobs, ReadOnlySpan<Segment> segments)
    {
        int first = 0;
        while (first < jobs.Length && (jobs[first].Groups is [] || segments[jobs[first].Segments[0]].Phase != SegmentPhase.Backward))
        {
            first++;
        }

        return first;
    }

    /// <summary>Gives the part of each layer; layers without parameters belong to that of a neighbour.</summary>
    private static int[] Divide(NetworkDescription network, int length, int fewest, out FloatRange[] ranges)
    {
        int[] partOf = new int[network.Layers.Count];
        List<FloatRange> found = [];
        int end = length;
        for (int layer = partOf.Length - 1; layer >= 0; layer--)
        {
            partOf[layer] = end > 0 ? found.Count : found.Count - 1;
            if (network.Layers[layer] is { WeightsOf: null, Parameters: [var first, ..] } && (first.Offset == 0 || end - first.Offset >= fewest))
            {
                found.Add(new FloatRange(first.Offset, end - first.Offset));
                end = first.Offset;
            }
        }

        ranges = found is [] ? [new FloatRange(0, length)] : [.. found];
        return partOf;
    }

    private static IEnumerable<(int Part, PassJob Job)> Pieces(PassJob job, int[] partOf)
    {
        int from = 0, item = 0;
        for (int to = 1; to <= job.Groups.Length; to++)
        {
            int part = partOf[job.Groups[from].Layer];
            if (to == job.Groups.Length || partOf[job.Groups[to].Layer] != part)
            {
                var groups = job.Groups[from..to];
                yield return (part, new PassJob(groups, job.Segments, item));
                from = to;
                item += ItemGroup.Count(groups);
            }
        }
    }

    private static int IndexOf(NetworkDescription network, string layer)
    {
        int index = 0;
        while (network.Layers[index].Name != layer)
        {
            index++;
        }

        return index;
    }
}

using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>10,000 standard-normal rows in memory, divided into whole batches.</summary>
internal static class Rows
{
    private const long Count = 10_000;

    /// <summary>The inputs of each batch.</summary>
    public static Tensor[] Inputs(Model model, int batch)
    {
        random.manual_seed(1);
        return Batches(randn([Count, .. model.Shape]), batch);
    }

    /// <summary>The targets of each batch: classes or numbers.</summary>
    public static Tensor[] Targets(Model model, int batch, bool areClasses)
    {
        random.manual_seed(2);
        return Batches(areClasses ? randint(model.Outputs, Count, int64) : randn(Count, model.Outputs), batch);
    }

    private static Tensor[] Batches(Tensor rows, int batch) =>
        [.. Enumerable.Range(0, (int)Count / batch).Select(i => rows.narrow(0, (long)i * batch, batch))];
}

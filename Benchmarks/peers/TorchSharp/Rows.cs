using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>10,000 standard-normal rows in memory, divided into whole batches.</summary>
internal static class Rows
{
    private const long Count = 10_000;

    /// <summary>The inputs of each batch.</summary>
    public static Tensor[] Inputs(Model model, int batch) => Numbers(1, batch, model.Shape);

    /// <summary>The targets of each batch: classes or numbers.</summary>
    public static Tensor[] Targets(Model model, int batch, bool areClasses) => areClasses ? Classes(2, batch, model.Outputs) : Numbers(2, batch, model.Outputs);

    /// <summary>Numbers of each batch.</summary>
    public static Tensor[] Numbers(int seed, int batch, params long[] shape)
    {
        random.manual_seed(seed);
        return Batches(randn([Count, .. shape]), batch);
    }

    /// <summary>Classes of each batch.</summary>
    public static Tensor[] Classes(int seed, int batch, long classes)
    {
        random.manual_seed(seed);
        return Batches(randint(classes, Count, int64), batch);
    }

    private static Tensor[] Batches(Tensor rows, int batch) =>
        [.. Enumerable.Range(0, (int)Count / batch).Select(i => rows.narrow(0, (long)i * batch, batch))];
}

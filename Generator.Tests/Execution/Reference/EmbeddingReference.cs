namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>For each input the row of the table that it is the index of.</summary>
internal sealed class EmbeddingReference(int count, int size) : RowReference
{
    private readonly ReferenceParameter table = new(count * size);

    public override IReadOnlyList<ReferenceParameter> Parameters => [table];

    public override Bounded[] Forward(Bounded[] x, RowPosition row) => [.. x.SelectMany(index => table.Values.Skip((int)index.Value * size).Take(size))];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        for (int i = 0; i < dy.Length; i++)
        {
            table.Gradients[((int)x[i / size].Value * size) + (i % size)] += dy[i];
        }

        return new Bounded[x.Length];
    }
}

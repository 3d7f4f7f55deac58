using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Operations;

/// <summary>A copy in another order: exchanges pixels and channels of each image in a row.</summary>
internal sealed class Transpose : Operation
{
    private readonly IReadOnlyList<Shape> parts;
    private readonly bool toPyTorch;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The rows.</param>
    /// <param name="parts">The images and vectors of a row, one after the other.</param>
    /// <param name="toPyTorch">Whether the result has the channels first.</param>
    /// <param name="name">The name of the result; null for the layer's name.</param>
    /// <param name="layout">Its layout; null for a new one.</param>
    public Transpose(Origin origin, Value x, IReadOnlyList<Shape> parts, bool toPyTorch, string? name = null, Layout? layout = null)
        : base(origin, x)
    {
        (this.parts, this.toPyTorch) = (parts, toPyTorch);
        OutputRows(name ?? origin.Name, layout ?? new Layout(x.Layout.Size));
    }

    public override bool ReadsWholeVectors => false;

    public override string Way => "a copy in another order, row by row";

    /// <summary>Whether it undoes another one.</summary>
    public bool Undoes(Transpose other) => toPyTorch != other.toPyTorch && parts.SequenceEqual(other.parts);

    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Inputs[0], gradients.Call(new Transpose(Origin, gradient, parts, !toPyTorch, Gradients.NameOf(Inputs[0]), Inputs[0].Layout)));

    /// <summary>A call for each part of a row; clears what follows it.</summary>
    public override void Write(Calls calls)
    {
        int first = 0;
        foreach (var part in parts)
        {
            int size = (int)part.Size, channels = part.Dimensions[part.Rank - 1], pixels = size / channels;
            Operand from = calls[Inputs[0]].Behind(first), to = calls[Result].Behind(first);
            calls.Line(part.Rank == 1
                ? RowCopyCalls.Copy(from, to, size, calls.Rows)
                : $"Images.Transpose({from.Argument}, {from.RowStride}, {to.Argument}, {to.RowStride}, {(toPyTorch ? pixels : channels)}, {(toPyTorch ? channels : pixels)}, {calls.Rows});");
            first += size;
        }

        calls.ClearBehind(Result);
    }
}

using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Turns each pixel's channels into a square of pixels: PyTorch's <c>nn.PixelShuffle</c>.</summary>
internal sealed class DepthToSpaceLayer : Layer
{
    private int Size => (int)Spec.Number("size");

    public override Value Lower(GraphBuilder builder) =>
        builder.Add(new PixelSquares(builder.Origin, builder.Input, new Squares(InputShape, Size), spreads: true, builder.Origin.Name));

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        if (!problems.RequireSize("size", size) || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        int channels = input.Dimensions[2];
        return problems.Require(channels % (size * size) == 0, "size", size, $"a number whose square divides its {channels} channels")
            ? new Shape(new EquatableArray<int>([input.Dimensions[0] * Size, input.Dimensions[1] * Size, channels / (Size * Size)]))
            : null;
    }
}

/// <summary>The squares that pixels of a deep image become.</summary>
/// <param name="Deep">The deep image.</param>
/// <param name="Size">Side of a square.</param>
internal sealed record Squares(Shape Deep, int Size)
{
    /// <summary>The arguments of the call.</summary>
    public string Arguments => FormattableString.Invariant($"{Deep.Dimensions[0]}, {Deep.Dimensions[1]}, {Deep.Dimensions[2] / (Size * Size)}, {Size}");
}

/// <summary>Channels to squares of pixels, or back: each is the other's derivative.</summary>
internal sealed class PixelSquares : Operation
{
    private readonly Squares squares;
    private readonly bool spreads;

    public PixelSquares(Origin origin, Value x, Squares squares, bool spreads, string name, Layout? layout = null)
        : base(origin, x)
    {
        (this.squares, this.spreads) = (squares, spreads);
        OutputRows(name, layout ?? new Layout(x.Layout.Size));
    }

    public override bool ReadsWholeVectors => false;

    public override string Way => "a copy, pixel by pixel";

    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Inputs[0], gradients.Call(new PixelSquares(Origin, gradient, squares, !spreads, Gradients.NameOf(Inputs[0]), Inputs[0].Layout)));

    public override void Write(Calls calls)
    {
        calls.Line($"PixelSquares.{(spreads ? "Spread" : "Gather")}({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {squares.Arguments}, {calls.Rows});");
        calls.ClearBehind(Result);
    }
}

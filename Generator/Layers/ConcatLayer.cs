using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Concatenates the operands along the last axis: a pixel of the output is the first operand's pixel, then the second's.</summary>
internal sealed class ConcatLayer : CombiningLayer
{
    public override OrderRule OrderRule => InputShape.Rank == 1 ? OrderRule.Appends : OrderRule.Axes;

    protected override string Expected => "that differ only in the last axis";

    private int Pixels => Time is null ? (int)(InputShape.Size / Channels(InputShape)) : 1;

    public override Value Lower(GraphBuilder builder) => builder.Add(new Concatenation(builder.Origin, builder.Inputs, Pixels));

    protected override bool Fits(Shape input, Shape other) =>
        input.Rank == other.Rank && input.Dimensions.Take(input.Rank - 1).SequenceEqual(other.Dimensions.Take(input.Rank - 1));

    protected override Shape OutputOf(Shape input) =>
        new(input.Dimensions.Take(input.Rank - 1).Append(InputShapes.Sum(Channels)).ToEquatableArray());

    private static int Channels(Shape shape) => shape.Dimensions[shape.Rank - 1];
}

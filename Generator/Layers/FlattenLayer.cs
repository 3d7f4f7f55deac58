using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A vector of an image. Nothing is computed: the values already lie in a row.</summary>
internal sealed class FlattenLayer : Layer
{
    public override IReadOnlyList<Shape>? FlattenedPartsFor(IReadOnlyList<IReadOnlyList<Shape>?> inputs) =>
        InputShape.Rank == 1 ? inputs[0] : ImageOf(InputShape) is { } image ? [image] : null;

    protected override Shape? Check(Shape input, LayerProblems problems) => Shape.Vector((int)input.Size);

    /// <summary>The image whose values a file counts in another order than the storage; null where there is one channel, or a vector. A signal is an image of width 1.</summary>
    public static Shape? ImageOf(Shape shape)
    {
        if (shape.Rank == 1)
        {
            return null;
        }

        int channels = shape.Dimensions[shape.Rank - 1], height = shape.Dimensions[0], width = shape.Rank == 3 ? shape.Dimensions[1] : 1;
        return channels > 1 ? new Shape(new EquatableArray<int>([height, width, channels])) : null;
    }
}

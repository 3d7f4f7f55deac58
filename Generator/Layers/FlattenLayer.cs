using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A vector of an image. Nothing is computed: the values already lie in a row.</summary>
internal sealed class FlattenLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool OnlyReshapes => true;

    protected override Shape? Check(Shape input, LayerProblems problems) => Shape.Vector((int)input.Size);
}

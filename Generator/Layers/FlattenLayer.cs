using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Turns an image into a vector. Nothing is computed: the values are already contiguous.</summary>
internal sealed class FlattenLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool OnlyReshapes => true;

    protected override Shape? Check(Shape input, LayerProblems problems) => Shape.Vector((int)input.Size);
}

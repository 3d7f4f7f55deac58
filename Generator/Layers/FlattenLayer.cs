using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Turns an image into a vector. Nothing is computed: the values are already contiguous.</summary>
internal sealed class FlattenLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool OnlyReshapes => true;

    public override StreamObstacle? StreamObstacle => new(null, "takes all steps together", "[Dense(…, PerStep = true)] takes each by itself");

    protected override Shape? Check(Shape input, LayerProblems problems) => Shape.Vector((int)input.Size);
}

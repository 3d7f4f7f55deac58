using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The same values in another shape. Nothing is computed: they are contiguous in any case.</summary>
internal sealed class ReshapeLayer : Layer
{
    private static readonly string[] Sizes = ["first", "second", "third"];

    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool OnlyReshapes => true;

    public override StreamObstacle? StreamObstacle => new(null, "takes all steps together", "[Dense(…, PerStep = true)] takes each by itself");

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        var given = Sizes.Where((name, i) => i == 0 || Spec.Number(name) != 0).ToList();
        foreach (string name in given)
        {
            problems.RequireSize(name, Spec.Number(name));
        }

        if (problems.Any)
        {
            return null;
        }

        var shape = new Shape(given.Select(name => (int)Spec.Number(name)).ToEquatableArray());
        if (shape.Size != input.Size)
        {
            problems.Report(Descriptors.WrongShape, null, Title, $"{shape.Size.ToString(CultureInfo.InvariantCulture)} numbers for {shape}", input.ToString());
            return null;
        }

        return shape;
    }
}

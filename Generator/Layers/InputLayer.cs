using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>An input of the network, as a source of layers. It does not count as a layer of the network.</summary>
internal sealed class InputLayer : Layer
{
    /// <summary>The name of an only input without a name, and of the input of a block.</summary>
    public const string Usual = "input";

    private readonly Shape shape;

    public InputLayer(InputSpec spec, int first)
    {
        shape = spec.Shape;
        First = first;
        Initialize(
            new LayerSpec("Input", null, new EquatableArray<ArgumentSpec>([new ArgumentSpec("Name", 0, spec.Name)])), spec.Attribute, 0, spec.Name, null);
        Connect([shape], new LayerProblems(this, []));
    }

    /// <summary>The index of its first value in a row of inputs.</summary>
    public int First { get; }

    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool IsModule => false;

    protected override Shape? Check(Shape input, LayerProblems problems) => shape;
}

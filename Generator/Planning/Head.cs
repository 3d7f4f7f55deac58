using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A head: some outputs of the network, and the loss that trains them.</summary>
/// <param name="name">Its name.</param>
/// <param name="source">The layer whose output it is.</param>
/// <param name="loss">The loss; null if its gradient comes from outside.</param>
/// <param name="attribute">Index of the attribute that ends it, for problems.</param>
internal sealed class Head(string name, Layer source, LossPlan? loss, int attribute)
{
    /// <summary>The name of an only head without a name.</summary>
    public const string Usual = "output";

    public string Name { get; } = name;

    /// <summary>The layer whose output it is.</summary>
    public Layer Source { get; set; } = source;

    /// <summary>The loss; null if its gradient comes from outside.</summary>
    public LossPlan? Loss { get; } = loss;

    /// <summary>Index of the attribute that ends it, for problems.</summary>
    public int Attribute { get; } = attribute;

    /// <summary>The last layer with parameters before it, whose own or borrowed weights decide what its outputs mean; null if there is none.</summary>
    public Layer? LastLayer
    {
        get
        {
            var layer = Source;
            while (layer is { Parameters.Count: 0, Sources.Count: > 0 })
            {
                layer = layer.Sources[0];
            }

            return layer.Parameters.Count == 0 ? null : layer.Lender ?? layer;
        }
    }

    public Shape Shape => Source.OutputShape;

    public int Size => (int)Shape.Size;

    /// <summary>The shape of the outputs that its loss takes at once: those of a row, or of a step of rows with lengths of their own.</summary>
    public Shape LossShape => Source.Time is { } time ? Shape.Vector(Size / time.Steps) : Shape;

    /// <summary>The index of its first value in a row of outputs.</summary>
    public int First { get; set; }

    /// <summary>Where the state has the standardisation of its targets; −1 if there is none.</summary>
    public int TargetState { get; set; } = -1;
}

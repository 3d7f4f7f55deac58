using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A checked network: layers with shapes, places of parameters, and the programs. The text is written from this alone.</summary>
internal sealed class NetworkPlan(NetworkSpec spec, PlanOptions options)
{
    public NetworkSpec Spec { get; } = spec;

    /// <summary>The options of the planning.</summary>
    public PlanOptions Options { get; } = options;

    public List<Problem> Problems { get; } = [.. spec.Problems];

    /// <summary>The inputs.</summary>
    public List<InputLayer> Inputs { get; } = [];

    public List<Layer> Layers { get; } = [];

    /// <summary>The heads.</summary>
    public List<Head> Heads { get; } = [];

    /// <summary>The time axes of rows with lengths of their own, that of the rows first; none if all rows have one length.</summary>
    public List<TimeAxis> TimeAxes { get; } = [];

    /// <summary>The blocks that layers came from.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>A training step.</summary>
    public TrainingProgram Training { get; set; } = null!;

    /// <summary>A prediction.</summary>
    public PredictionProgram Prediction { get; set; } = null!;

    /// <summary>A prediction whose outputs are the values of the named layers; null if there are none.</summary>
    public PredictionProgram? LayerValues { get; set; }

    /// <summary>The steps of a stream, and its memory; null without <c>[Streaming]</c>.</summary>
    public (PredictionProgram Program, StreamPlan Memory)? Streaming { get; set; }

    /// <summary>The operation that computes a layer in training, or whose tail contains it; layers that compute nothing have none.</summary>
    public Dictionary<Layer, Operation> Operations { get; } = [];

    /// <summary>Whether the class cannot be generated.</summary>
    public bool HasErrors => !Spec.IsReadable || Problems.Any(p => Descriptors.Of(p.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    /// <summary>Shape of a row of inputs: with several, a vector of their parts in order.</summary>
    public Shape InputShape => Inputs.Count == 1 ? Inputs[0].OutputShape : Shape.Vector(Inputs.Sum(i => (int)i.OutputShape.Size));

    public int InputSize => (int)InputShape.Size;

    /// <summary>Shape of a row of outputs: with several heads, a vector of their parts in order.</summary>
    public Shape OutputShape => Heads.Count == 1 ? Heads[0].Shape : Shape.Vector(Heads.Sum(h => h.Size));

    public int OutputSize => (int)OutputShape.Size;

    /// <summary>Whether inputs or heads are referred to by name.</summary>
    public bool HasPorts => HasParts || Inputs.Exists(i => i.Name != InputLayer.Usual) || Heads.Exists(h => h.Name != Head.Usual);

    /// <summary>Whether rows and losses consist of several parts, or of one with a weight.</summary>
    public bool HasParts => Inputs.Count > 1 || Heads.Count > 1 || Heads.Exists(h => h.Loss is { Weight: not 1 });

    public int ParameterStorage { get; set; }

    public int StateStorage { get; set; }

    public long ParameterCount => Layers.Sum(l => l.OwnParameters.Sum(p => p.Count));

    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);
}

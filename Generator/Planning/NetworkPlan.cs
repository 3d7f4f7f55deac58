using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Programs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A checked network: layers with shapes, where parameters lie, and the programs. Everything the text is written from.</summary>
internal sealed class NetworkPlan(NetworkSpec spec, PlanOptions options)
{
    public NetworkSpec Spec { get; } = spec;

    /// <summary>How it is planned.</summary>
    public PlanOptions Options { get; } = options;

    public List<Problem> Problems { get; } = [.. spec.Problems];

    public List<Layer> Layers { get; } = [];

    /// <summary>The blocks that layers came from.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>A training step.</summary>
    public TrainingProgram Training { get; set; } = null!;

    /// <summary>A prediction.</summary>
    public PredictionProgram Prediction { get; set; } = null!;

    /// <summary>A prediction whose outputs are the values of the layers that have a name; null where none has.</summary>
    public PredictionProgram? LayerValues { get; set; }

    /// <summary>The operation that computes a layer in training, or in whose tail it is; layers that compute nothing have none.</summary>
    public Dictionary<Layer, Operation> Operations { get; } = [];

    public LossPlan? Loss { get; set; }

    /// <summary>Whether the class cannot be written.</summary>
    public bool HasErrors => !Spec.IsReadable || Problems.Any(p => Descriptors.Of(p.Id).DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    public int InputSize => (int)Spec.InputShape.Size;

    public Shape OutputShape => Layers.Count == 0 ? Spec.InputShape : Layers[Layers.Count - 1].OutputShape;

    public int OutputSize => (int)OutputShape.Size;

    public int ParameterStorage { get; set; }

    public int StateStorage { get; set; }

    /// <summary>Where the state keeps the standardisation of the targets; −1 where there is none.</summary>
    public int TargetState { get; set; } = -1;

    public long ParameterCount => Layers.Sum(l => l.Parameters.Sum(p => p.Count));

    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);
}

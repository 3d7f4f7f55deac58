using NetGen.Generator.Diagnostics;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A checked network: layers with shapes, stages, buffers, offsets. Everything the text is written from.</summary>
internal sealed class NetworkPlan(NetworkSpec spec, bool sharesMemory = true)
{
    public NetworkSpec Spec { get; } = spec;

    /// <summary>Whether buffers that are never needed at once lie in the same place. (Without, tests see whether one was needed all the same.)</summary>
    public bool SharesMemory { get; } = sharesMemory;

    public List<Problem> Problems { get; } = [.. spec.Problems];

    public List<Layer> Layers { get; } = [];

    /// <summary>The blocks that layers came from.</summary>
    public List<Block> Blocks { get; } = [];

    public List<Stage> Stages { get; } = [];

    /// <summary>What the stages add to each other's gradients, in order, as far as gradients of parameters come of it.</summary>
    public List<Contribution> Backward { get; } = [];

    /// <summary>What they add beside that for the gradient of the input.</summary>
    public List<Contribution> InputBackward { get; } = [];

    /// <summary>What a stage adds to the gradients of those whose outputs it takes.</summary>
    public IEnumerable<Contribution> ContributionsOf(Stage stage) => Backward.Concat(InputBackward).Where(c => ReferenceEquals(c.Consumer, stage));

    /// <summary>The buffers of a training pass.</summary>
    public List<BufferPlan> Buffers { get; } = [];

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

    public int ArenaWidth { get; set; }

    public int ScratchLength { get; set; }

    public long ParameterCount => Layers.Sum(l => l.Parameters.Sum(p => p.Count));

    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);

    public Stage LastStage => Stages[Stages.Count - 1];
}

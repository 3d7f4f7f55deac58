using NetGen.Generator.Graphs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer: its options, its shape rule, its parameters, and the operations that compute it.</summary>
internal abstract class Layer
{
    /// <summary>What the attribute says.</summary>
    public LayerSpec Spec { get; private set; } = null!;

    /// <summary>Index of the attribute, for problems.</summary>
    public int Attribute { get; private set; }

    /// <summary>Its place among the layers of the network, from 1 on, those of blocks each time they run; an activation argument has the place of its layer.</summary>
    public int Ordinal { get; set; }

    /// <summary>Index among the layers of the network's description.</summary>
    public int Index => Ordinal - 1;

    /// <summary>The name in messages, code and files: explicit, or kind and number.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The run through a block that it stands in; null in the network itself.</summary>
    public BlockRun? Run { get; private set; }

    /// <summary>Whether it is the activation argument of the layer before it and not an attribute of its own.</summary>
    public bool IsFused { get; private set; }

    /// <summary>The layers whose outputs it takes, the running value first; an input of the network stands for itself.</summary>
    public IReadOnlyList<Layer> Sources { get; set; } = [];

    public IReadOnlyList<Shape> InputShapes { get; private set; } = [];

    public Shape InputShape => InputShapes[0];

    public Shape OutputShape { get; private set; } = null!;

    /// <summary>Whether PyTorch's <c>nn.Sequential</c> counts it as a module (preprocessing is none).</summary>
    public virtual bool IsModule => true;

    /// <summary>The modules of PyTorch's <c>nn.Sequential</c> that do the same.</summary>
    public virtual int Modules => IsModule ? 1 : 0;

    /// <summary>Whether it changes values in training only, so that the network is the same without it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>Whether without it two dense layers in a row would be one.</summary>
    public virtual bool IsNonlinear => false;

    /// <summary>Whether it is a product with weights, linear in its input.</summary>
    public virtual bool IsProduct => false;

    /// <summary>Whether it gives the values another shape, and nothing else.</summary>
    public virtual bool OnlyReshapes => false;

    /// <summary>Whether it takes indices, which only the network's input can be.</summary>
    public virtual bool TakesIndices => false;

    /// <summary>Whether it takes vectors, and not only what has channels.</summary>
    public virtual bool TakesVectors => true;

    /// <summary>Whether it subtracts the mean of the batch, and with it what a bias before it added.</summary>
    public virtual bool SubtractsMean => false;

    /// <summary>Whether the planner put it in, to copy values into another order: no attribute stands for it.</summary>
    public virtual bool IsCopy => false;

    /// <summary>The argument by which a user chooses how many vectors wide its product is; null where it is none, or its width does not decide the time.</summary>
    public virtual string? WidthArgument => null;

    /// <summary>The fewest rows that a training batch must have for it.</summary>
    public virtual int SmallestBatch => 1;

    /// <summary>What it does to raw inputs; null where it is a layer like others.</summary>
    public virtual Preprocessing? Preprocessing => null;

    /// <summary>Multiply-adds in the forward pass of one row.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>The parameters that it computes with, in PyTorch's order.</summary>
    public IReadOnlyList<ParameterPlan> Parameters { get; protected set; } = [];

    /// <summary>What is tracked but not trained, in PyTorch's order; it lies in the state.</summary>
    public IReadOnlyList<ParameterPlan> State { get; protected set; } = [];

    /// <summary>The layer before it whose parameters and state it takes; null where it has its own.</summary>
    public Layer? Lender { get; private set; }

    /// <summary>The parameters that are its own.</summary>
    public IReadOnlyList<ParameterPlan> OwnParameters => Lender is null ? Parameters : [];

    /// <summary>The tracked numbers that are its own.</summary>
    public IReadOnlyList<ParameterPlan> OwnState => Lender is null ? State : [];

    /// <summary>What is fitted to the data before training, and lies in the state; null where nothing is.</summary>
    public virtual ParameterPlan? Fitted => null;

    /// <summary>The names of further layers that it takes, each with the argument that it stands in.</summary>
    public virtual IReadOnlyList<(string Argument, string Name)> Others => [];

    /// <summary>What it does to the order of its inputs.</summary>
    public virtual OrderRule OrderRule => OrderRule.ChannelsFirst;

    /// <summary>The order in which it takes its inputs, and gives its output.</summary>
    public LayerOrders Orders { get; set; } = null!;

    /// <summary>The layer as messages name it: <c>Dense 'logits'</c>.</summary>
    public string Title => $"{Spec.Kind} '{Name}'";

    public void Initialize(LayerSpec spec, int attribute, int ordinal, string name, BlockRun? run, bool isFused = false)
    {
        Spec = spec;
        Attribute = attribute;
        Ordinal = ordinal;
        Name = name;
        Run = run;
        IsFused = isFused;
    }

    /// <summary>Takes the parameters and the state of another layer, which are as its own would be.</summary>
    public void Borrow(Layer lender)
    {
        Lender = lender.Lender ?? lender;
        (Parameters, State) = (Lender.Parameters, Lender.State);
        foreach (var parameter in Parameters)
        {
            parameter.IsShared = true;
        }
    }

    /// <summary>Checks options and inputs; true where the layer can take them.</summary>
    public bool Connect(IReadOnlyList<Shape> inputs, LayerProblems problems)
    {
        InputShapes = inputs;
        var output = Check(InputShape, problems);
        OutputShape = output ?? InputShape;
        return output is not null;
    }

    /// <summary>Fixes the parameters, once it is known what stands around the layer.</summary>
    /// <param name="follower">Kind of the next layer that is not dropout; decides how weights start.</param>
    public virtual void DescribeParameters(string? follower)
    {
    }

    /// <summary>Puts its operations into a graph, and gives the value of its output: its input, where nothing is to be computed.</summary>
    public virtual Value Lower(GraphBuilder builder) => builder.Input;

    /// <summary>The output's shape for an input's; null, and a problem reported, where there is none.</summary>
    protected abstract Shape? Check(Shape input, LayerProblems problems);
}

/// <summary>What a layer does to raw inputs: x · factor + offset, or a standardisation that is fitted to the data.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Offset">The summand.</param>
/// <param name="Statistics">Means and reciprocal deviations, where it standardises.</param>
internal sealed record Preprocessing(double Factor, double Offset, ParameterPlan? Statistics = null);

using NetGen.Generator.Graphs;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer: its options, its shape rule, its parameters, and the operations that compute it.</summary>
internal abstract class Layer
{
    /// <summary>The attribute.</summary>
    public LayerSpec Spec { get; private set; } = null!;

    /// <summary>Index of the attribute, for problems.</summary>
    public int Attribute { get; private set; }

    /// <summary>
    /// Its position among the layers of the network, from 1; layers of blocks count once per run. An activation argument has the position of its layer.
    /// </summary>
    public int Ordinal { get; set; }

    /// <summary>Index among the layers of the network's description.</summary>
    public int Index => Ordinal - 1;

    /// <summary>The name in messages, code and files: explicit, or kind and number.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The run through a block that contains it; null in the network itself.</summary>
    public BlockRun? Run { get; private set; }

    /// <summary>Whether it is the activation argument of the layer before it and not a separate attribute.</summary>
    public bool IsFused { get; private set; }

    /// <summary>The layers whose outputs it takes, the previous value first; an input of the network represents itself.</summary>
    public IReadOnlyList<Layer> Sources { get; set; } = [];

    public IReadOnlyList<Shape> InputShapes { get; private set; } = [];

    public Shape InputShape => InputShapes[0];

    public Shape OutputShape { get; private set; } = null!;

    /// <summary>The time axis of its output, if rows have lengths of their own and it has not ended; otherwise null.</summary>
    public TimeAxis? Time { get; set; }

    /// <summary>What it does with the steps of rows that have lengths of their own.</summary>
    public virtual TimeRule TimeRule => TimeRule.Mixes;

    /// <summary>Of a layer that moves a window over steps: what is added to a row's steps and by what they are divided, to give the windows less one.</summary>
    public virtual (int Offset, int Stride)? Move => null;

    /// <summary>Why it cannot move its window over rows with lengths of their own; null if it can.</summary>
    public virtual string? WhyNotMoved => null;

    /// <summary>What to do instead, if it cannot take rows with lengths of their own; null for what usually helps.</summary>
    public virtual string? TimeRemedy => null;

    /// <summary>Whether PyTorch's <c>nn.Sequential</c> counts it as a module (not for preprocessing).</summary>
    public virtual bool IsModule => true;

    /// <summary>The number of equivalent modules in PyTorch's <c>nn.Sequential</c>.</summary>
    public virtual int Modules => IsModule ? 1 : 0;

    /// <summary>Whether it changes values in training only, so that inference omits it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>Whether it is nonlinear: without it, two dense layers in a row would be one.</summary>
    public virtual bool IsNonlinear => false;

    /// <summary>Whether it is a product with weights, linear in its input.</summary>
    public virtual bool IsProduct => false;

    /// <summary>Whether it only changes the shape.</summary>
    public virtual bool OnlyReshapes => false;

    /// <summary>Whether it takes indices, which must come from the network's input.</summary>
    public virtual bool TakesIndices => false;

    /// <summary>Whether it accepts vectors, and not only inputs with channels.</summary>
    public virtual bool TakesVectors => true;

    /// <summary>Whether it subtracts the mean of the batch, and so cancels a bias before it.</summary>
    public virtual bool SubtractsMean => false;

    /// <summary>Whether the planner inserted it, to copy values into another order: it has no attribute.</summary>
    public virtual bool IsCopy => false;

    /// <summary>The argument that sets the width of its product; null if there is none, or if the width does not determine the time.</summary>
    public virtual string? WidthArgument => null;

    /// <summary>The fewest rows of a training batch that it allows.</summary>
    public virtual int SmallestBatch => 1;

    /// <summary>Its effect on raw inputs; null if it is not a preprocessing layer.</summary>
    public virtual Preprocessing? Preprocessing => null;

    /// <summary>Multiply-adds in the forward pass of one row.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Why it cannot run step by step on the steps of a sequence; null if it can.</summary>
    public virtual StreamObstacle? StreamObstacle => null;

    /// <summary>The parameters that it uses, in PyTorch's order.</summary>
    public IReadOnlyList<ParameterPlan> Parameters { get; protected set; } = [];

    /// <summary>The tensors that are tracked but not trained, in PyTorch's order; they are in the state.</summary>
    public IReadOnlyList<ParameterPlan> State { get; protected set; } = [];

    /// <summary>The earlier layer whose parameters and state it shares; null if it has its own.</summary>
    public Layer? Lender { get; private set; }

    /// <summary>The parameters that it does not share.</summary>
    public IReadOnlyList<ParameterPlan> OwnParameters => Lender is null ? Parameters : [];

    /// <summary>The tracked tensors that it does not share.</summary>
    public IReadOnlyList<ParameterPlan> OwnState => Lender is null ? State : [];

    /// <summary>The tensor that is fitted to the data before training, in the state; null if there is none.</summary>
    public virtual ParameterPlan? Fitted => null;

    /// <summary>The names of further layers that it takes, each with its argument.</summary>
    public virtual IReadOnlyList<(string Argument, string Name)> Others => [];

    /// <summary>Its effect on the order of its inputs.</summary>
    public virtual OrderRule OrderRule => OrderRule.ChannelsFirst;

    /// <summary>The orders in which it takes its inputs and writes its output.</summary>
    public LayerOrders Orders { get; set; } = null!;

    /// <summary>The name of the layer in messages: <c>Dense 'logits'</c>.</summary>
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

    /// <summary>Shares the parameters and the state of another layer, which match its own.</summary>
    public void Borrow(Layer lender)
    {
        Lender = lender.Lender ?? lender;
        (Parameters, State) = (Lender.Parameters, Lender.State);
        foreach (var parameter in Parameters)
        {
            parameter.IsShared = true;
        }
    }

    /// <summary>Takes over the parameters and the state of the same layer in a plan for other inputs.</summary>
    public void TakeParameters(Layer same) => (Parameters, State) = (same.Parameters, same.State);

    /// <summary>Checks options and inputs; returns whether the layer accepts them.</summary>
    public bool Connect(IReadOnlyList<Shape> inputs, LayerProblems problems)
    {
        InputShapes = inputs;
        var output = Check(InputShape, problems);
        OutputShape = output ?? InputShape;
        return output is not null;
    }

    /// <summary>Determines the parameters, once the neighbours of the layer are known.</summary>
    /// <param name="follower">Kind of the next layer that is not dropout; it determines the initializer.</param>
    public virtual void DescribeParameters(string? follower)
    {
    }

    /// <summary>Adds its operations to a graph, and returns the value of its output; returns its input if nothing needs to be computed.</summary>
    public virtual Value Lower(GraphBuilder builder) => builder.Input;

    /// <summary>The output's shape for an input's; if there is none, null, and a problem is reported.</summary>
    protected abstract Shape? Check(Shape input, LayerProblems problems);
}

/// <summary>The effect of a layer on raw inputs: x · factor + offset, or a standardisation that is fitted to the data.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Offset">The summand.</param>
/// <param name="Statistics">Means and reciprocal deviations, if it standardises.</param>
internal sealed record Preprocessing(double Factor, double Offset, ParameterPlan? Statistics = null);

using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>A layer: its options, its shape rule, its parameters. How it is computed is told by the three kinds derived from it.</summary>
internal abstract class Layer
{
    /// <summary>What the attribute says.</summary>
    public LayerSpec Spec { get; private set; } = null!;

    /// <summary>Index of the attribute, for problems.</summary>
    public int Attribute { get; private set; }

    /// <summary>The name in messages, code and files: explicit, or kind and number.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Whether it is the activation argument of the layer before it and not an attribute of its own.</summary>
    public bool IsFused { get; private set; }

    public Shape InputShape { get; private set; } = null!;

    public Shape OutputShape { get; private set; } = null!;

    /// <summary>Whether PyTorch's <c>nn.Sequential</c> counts it as a module (preprocessing is none).</summary>
    public virtual bool IsModule => true;

    /// <summary>The modules of PyTorch's <c>nn.Sequential</c> that do the same.</summary>
    public virtual int Modules => IsModule ? 1 : 0;

    /// <summary>Whether each output belongs to the input at its place, so that what the inputs mean is what the outputs mean.</summary>
    public virtual bool KeepsFeatures => false;

    /// <summary>Whether it changes values in training only, so that the network is the same without it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>Whether without it two dense layers in a row would be one.</summary>
    public virtual bool IsNonlinear => false;

    /// <summary>Whether it is a product with weights, linear in its input.</summary>
    public virtual bool IsProduct => false;

    /// <summary>Multiply-adds of one row's forward pass.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>The parameters, in PyTorch's order.</summary>
    public virtual IReadOnlyList<ParameterPlan> Parameters => [];

    /// <summary>The layer as messages name it: <c>Dense 'logits'</c>.</summary>
    public string Title => $"{Spec.Kind} '{Name}'";

    public void Initialize(LayerSpec spec, int attribute, string name, bool isFused = false)
    {
        Spec = spec;
        Attribute = attribute;
        Name = name;
        IsFused = isFused;
    }

    /// <summary>Checks options and input; true where the layer can take it.</summary>
    public bool Connect(Shape input, LayerProblems problems)
    {
        InputShape = input;
        var output = Check(input, problems);
        OutputShape = output ?? input;
        return output is not null;
    }

    /// <summary>Fixes the parameters, once it is known what stands around the layer.</summary>
    /// <param name="follower">Kind of the next layer that is not dropout; decides how weights start.</param>
    /// <param name="image">The image of several channels that the input was before it was flattened, or null.</param>
    public virtual void DescribeParameters(string? follower, Shape? image)
    {
    }

    /// <summary>The output's shape for an input's; null, and a problem reported, where there is none.</summary>
    protected abstract Shape? Check(Shape input, LayerProblems problems);
}

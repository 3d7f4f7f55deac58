using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Initializers of weights: the members of <c>NetGen.Init</c>, and the default for each activation.</summary>
internal static class Initializers
{
    public static readonly string[] Names =
        ["Default", "HeUniform", "HeNormal", "GlorotUniform", "GlorotNormal", "LeCunUniform", "LeCunNormal", "PyTorch", "Zeros"];

    /// <summary>Checks the options <c>activation</c> and <c>Init</c>.</summary>
    public static void Check(LayerSpec spec, LayerProblems problems)
    {
        double activation = spec.Number("activation");
        problems.Require(activation >= 0 && activation < ActivationNames.All.Length, "activation", activation, "a member of Activation");
        double init = spec.Number("Init");
        problems.Require(init >= 0 && init < Names.Length, "Init", init, "a member of Init");
    }

    /// <summary>The initializer of a layer's weights.</summary>
    /// <param name="spec">The layer.</param>
    /// <param name="follower">Kind of the next layer that is not dropout.</param>
    public static string Weight(LayerSpec spec, string? follower) => Names[(int)spec.Number("Init")] is var name and not "Default" ? name : follower switch
    {
        "ReLU" or "LeakyReLU" or "ELU" or "GELU" or "SiLU" or "Mish" or "HardSwish" or "Softplus" => "HeUniform",
        "SELU" => "LeCunUniform",
        _ => "GlorotUniform",
    };

    /// <summary>The initializer of the corresponding biases.</summary>
    public static string Bias(string weight) => weight == "PyTorch" ? "PyTorch" : "Zeros";
}

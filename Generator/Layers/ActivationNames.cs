using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Activations as arguments of a layer.</summary>
internal static class ActivationNames
{
    /// <summary>The members of <c>NetGen.Activation</c> in order; null for the identity.</summary>
    public static readonly string?[] All =
        [null, "ReLU", "LeakyReLU", "ELU", "SELU", "GELU", "GELUTanh", "SiLU", "Mish", "Sigmoid", "Tanh", "Softplus", "HardSwish", "Softmax", "LogSoftmax"];

    /// <summary>The layer attribute that a member of <c>NetGen.Activation</c> stands for.</summary>
    public static LayerSpec SpecOf(string activation) => activation == "GELUTanh"
        ? new LayerSpec("GELU", null, new EquatableArray<ArgumentSpec>([new ArgumentSpec("Approximate", 1, null)]))
        : new LayerSpec(activation, null, EquatableArray<ArgumentSpec>.Empty);
}

using NetGen.Generator.Losses;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>The list of all losses.</summary>
internal static class LossTable
{
    private static readonly Dictionary<string, Func<LossPlan>> Factories = new()
    {
        ["CrossEntropyLoss"] = () => new CrossEntropyLoss(),
        ["BinaryCrossEntropyLoss"] = () => new BinaryCrossEntropyLoss(),
        ["MeanSquaredErrorLoss"] = () => new MeanSquaredErrorLoss(),
        ["MeanAbsoluteErrorLoss"] = () => new MeanAbsoluteErrorLoss(),
        ["HuberLoss"] = () => new HuberLoss(),
        ["Loss"] = () => new CustomLoss(),
    };

    public static IEnumerable<string> Kinds => Factories.Keys;

    /// <summary>The loss of an attribute; null for one that is not NetGen's own.</summary>
    public static LossPlan? Create(LayerSpec spec)
    {
        if (!Factories.TryGetValue(spec.Kind, out var factory))
        {
            return null;
        }

        var loss = factory();
        loss.Spec = spec;
        return loss;
    }
}

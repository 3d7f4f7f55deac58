using Samples;

namespace Playground;

/// <summary>The optimizers in the race, each with a suitable learning rate.</summary>
internal static class Optimizers
{
    public static string NameOf(OptimizerKind kind) => kind.ToString().ToLowerInvariant();

    public static float RateOf(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => 0.3f,
        OptimizerKind.Momentum => 0.1f,
        OptimizerKind.Adadelta => 2f,
        OptimizerKind.Adagrad => 0.05f,
        OptimizerKind.RmsProp => 0.003f,
        _ => 0.01f,
    };
}

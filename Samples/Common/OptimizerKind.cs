namespace Samples;

/// <summary>The optimizers that samples compare.</summary>
internal enum OptimizerKind
{
    Sgd,
    Momentum,
    Adam,
    AdamW,
    Adadelta,
    Adagrad,
    RmsProp,
}

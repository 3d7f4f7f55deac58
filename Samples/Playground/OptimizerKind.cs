namespace Playground;

/// <summary>Who takes part.</summary>
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

namespace Digits;

/// <summary>What <c>--optimizer</c> can name.</summary>
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

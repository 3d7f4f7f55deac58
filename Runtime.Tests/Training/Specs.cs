namespace NetGen.Runtime.Tests.Training;

/// <summary>Two inputs, three classes.</summary>
internal struct ThreeClasses : ILinearSpec
{
    public static int Inputs => 2;

    public static int Outputs => 3;

    public static LossDescription Loss { get; } = new(LossKind.CrossEntropy);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

/// <summary>Two inputs, distributions over three classes.</summary>
internal struct SoftClasses : ILinearSpec
{
    public static int Inputs => 2;

    public static int Outputs => 3;

    public static LossDescription Loss { get; } = new(LossKind.SoftCrossEntropy);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

/// <summary>Two inputs, one logit.</summary>
internal struct Binary : ILinearSpec
{
    public static int Inputs => 2;

    public static int Outputs => 1;

    public static LossDescription Loss { get; } = new(LossKind.BinaryCrossEntropy);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

/// <summary>Two inputs, two labels that do not exclude each other.</summary>
internal struct MultiLabel : ILinearSpec
{
    public static int Inputs => 2;

    public static int Outputs => 2;

    public static LossDescription Loss { get; } = new(LossKind.BinaryCrossEntropy);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

/// <summary>One input, one number.</summary>
internal struct Line : ILinearSpec
{
    public static int Inputs => 1;

    public static int Outputs => 1;

    public static LossDescription Loss { get; } = new(LossKind.MeanSquaredError);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

/// <summary>Three inputs, rescaled and standardised twice, and two standardised targets.</summary>
internal struct Standardized : ILinearSpec
{
    public static int Inputs => 3;

    public static int Outputs => 2;

    public static LossDescription Loss { get; } = new(LossKind.MeanSquaredError, StandardizeTargets: true);

    public static PreprocessingDescription[] Preprocessing { get; } = [new(0.5f, 1f), new(1f, 0f, 0), new(2f, 3f), new(1f, 0f, 32)];
}

/// <summary>A network without a loss.</summary>
internal struct NoLoss : ILinearSpec
{
    public static int Inputs => 2;

    public static int Outputs => 2;

    public static LossDescription Loss { get; } = new(LossKind.None);

    public static PreprocessingDescription[] Preprocessing { get; } = [];
}

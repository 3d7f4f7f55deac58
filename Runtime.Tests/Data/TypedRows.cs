namespace NetGen.Runtime.Tests.Data;

/// <summary>Where a flat is.</summary>
public enum District
{
    Nord = 5,
    West = 2,
    Altstadt = 9,
}

/// <summary>A row of each kind of input, with a class to learn.</summary>
[Features]
public sealed partial record Flat(
    [Ignored] string Id,
    double Area,
    [Category("gas", "oil", "unknown"), Missing("unknown")] string? Heating,
    District District,
    [Category(Encoding = CategoryEncoding.Index)] District Nearest,
    [Missing(2)] int? Floor,
    bool HasLift,
    [Label] bool? IsLet)
{
    public float AreaOfRoom => (float)Area / 2;
}

/// <summary>A row with two numbers to learn.</summary>
[Features]
public readonly partial record struct Point(float X, float Y, [Target] double? Sum, [Target] bool IsPositive);

/// <summary>A row with a class that has no name.</summary>
[Features]
public partial class Digit
{
    public float Ink { get; init; }

    [Label]
    public int Class { get; init; }
}

/// <summary>A row with a text to learn.</summary>
[Features]
public partial record Kind(float X, [Label, Category("small", "large")] string Size);

[Network<Flat>]
[Standardize]
[Dense(8, Activation.ReLU)]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class LetClassifier;

[Network<Point>]
[Dense(2)]
[MeanSquaredErrorLoss]
public sealed partial class PointModel;

/// <summary>Integers of every size, as inputs and to learn.</summary>
[Features]
public sealed partial record Amounts(int Int, uint UInt, long Long, [Missing(7)] ulong? ULong, short Short, double Double, [Target] long? Learnt);

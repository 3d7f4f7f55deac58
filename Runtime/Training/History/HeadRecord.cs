namespace NetGen;

/// <summary>What one epoch of a training came to for one of several heads, on the validation data.</summary>
public sealed record HeadRecord
{
    /// <summary>The head's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its mean loss, without its weight in the sum.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>The accuracy, 0 to 1; null where the head does not classify.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The mean absolute error; null where the head is no regression.</summary>
    public double? ValidationMeanAbsoluteError { get; init; }

    /// <summary>The mean squared error; null where the head is no regression.</summary>
    public double? ValidationMeanSquaredError { get; init; }

    /// <summary>R²; null where the head is no regression.</summary>
    public double? ValidationR2 { get; init; }

    internal static HeadRecord Of(string name, Evaluation evaluation) => new()
    {
        Name = name,
        ValidationLoss = evaluation.Loss,
        ValidationAccuracy = evaluation.Accuracy,
        ValidationMeanAbsoluteError = evaluation.MeanAbsoluteError,
        ValidationMeanSquaredError = evaluation.MeanSquaredError,
        ValidationR2 = evaluation.R2,
    };
}

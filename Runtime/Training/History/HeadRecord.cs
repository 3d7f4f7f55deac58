using System.Globalization;

namespace NetGen;

/// <summary>What one epoch of a training came to for one of several heads, on the validation data.</summary>
public sealed record HeadRecord
{
    private const string Separator = ", ";

    /// <summary>The head's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its mean loss, without its weight in the sum.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>The accuracy, 0 to 1; null if the head does not classify.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The mean absolute error; null if the head is no regression.</summary>
    public double? ValidationMeanAbsoluteError { get; init; }

    /// <summary>The mean squared error; null if the head is no regression.</summary>
    public double? ValidationMeanSquaredError { get; init; }

    /// <summary>R²; null if the head is no regression.</summary>
    public double? ValidationR2 { get; init; }

    /// <summary>One line, the same in every culture: <c>policy: validation loss 0.2301, validation accuracy 93.10 %</c>.</summary>
    public override string ToString() =>
        $"{VisibleText.Of(Name)}: "
        + $"{Measures(ValidationLoss, ValidationAccuracy, ValidationMeanAbsoluteError, ValidationMeanSquaredError, ValidationR2)[Separator.Length..]}";

    /// <summary>Those of several measures that are there, each with a comma before it.</summary>
    internal static string Measures(double? loss, double? accuracy, double? absolute, double? squared, double? r2)
    {
        return Part("validation loss", loss, NumberText.Loss)
            + Part("validation accuracy", accuracy, NumberText.Percent)
            + Part("validation mean absolute error", absolute, NumberText.Loss)
            + Part("validation mean squared error", squared, NumberText.Loss)
            + Part("validation R²", r2, value => value.ToString("0.0000", CultureInfo.InvariantCulture));

        static string Part(string name, double? value, Func<double, string> text) => value is { } number ? $"{Separator}{name} {text(number)}" : "";
    }

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

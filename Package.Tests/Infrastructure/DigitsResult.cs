using System.Globalization;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>What <c>Programs/Digits.cs</c> prints.</summary>
internal sealed record DigitsResult
{
    public required int Lanes { get; init; }

    public required bool MultiplyAdd { get; init; }

    public required double FirstStepMilliseconds { get; init; }

    public required double StepMicroseconds { get; init; }

    public required double TrainingLoss { get; init; }

    public required double Loss { get; init; }

    public required double Accuracy { get; init; }

    public required bool PredictsTheSame { get; init; }

    public required string Label { get; init; }

    public static DigitsResult Parse(CommandResult result)
    {
        var values = result.Lines.Select(line => line.Split(": ")).ToDictionary(parts => parts[0], parts => parts[1]);
        return new DigitsResult
        {
            Lanes = (int)Number("lanes"),
            MultiplyAdd = bool.Parse(values["multiply-add"]),
            FirstStepMilliseconds = Number("first step, ms"),
            StepMicroseconds = Number("step, µs"),
            TrainingLoss = Number("training loss"),
            Loss = Number("loss"),
            Accuracy = Number("accuracy"),
            PredictsTheSame = bool.Parse(values["predicts the same"]),
            Label = values["label"],
        };

        double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }
}

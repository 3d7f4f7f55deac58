using System.Globalization;

namespace NetGen;

/// <summary>What one epoch of a training came to.</summary>
public sealed record EpochRecord
{
    /// <summary>The number of the epoch; the first a trainer ever runs is 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Optimizer steps of the network up to the end of the epoch, those of earlier trainings included.</summary>
    public required long Step { get; init; }

    /// <summary>The optimizer's learning rate at the end of the epoch, before callbacks changed it.</summary>
    public required float LearningRate { get; init; }

    /// <summary>
    /// The training loss: the weighted mean over the epoch's rows, each under the weights its batch met and with dropout on. It lags behind the
    /// validation loss, which is taken at the end of the epoch with dropout off.
    /// </summary>
    public required double Loss { get; init; }

    /// <summary>The loss on the validation data, of several heads their weighted sum; null if the epoch was not validated.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The accuracy on the validation data, 0 to 1; null if the epoch was not validated or the network does not classify.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The mean absolute error on the validation data; null if the epoch was not validated or the network is no regression.</summary>
    public double? ValidationMeanAbsoluteError { get; init; }

    /// <summary>The mean squared error on the validation data; null if the epoch was not validated or the network is no regression.</summary>
    public double? ValidationMeanSquaredError { get; init; }

    /// <summary>R² on the validation data; null if the epoch was not validated or the network is no regression.</summary>
    public double? ValidationR2 { get; init; }

    /// <summary>Seconds of wall time for training and validation.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of wall time for the training batches alone.</summary>
    public double TrainingSeconds { get; init; }

    /// <summary>
    /// The measures of each of several heads on the validation data, in order. Empty if the epoch was not validated or the network has one head.
    /// </summary>
    public IReadOnlyList<HeadRecord> Heads { get; init; } = [];

    /// <summary>
    /// One line, the same in every culture: <c>epoch 3: loss 0.2134, validation loss 0.2301, validation accuracy 93.10 %, learning rate 1.0e-3, 0.52 s</c>.
    /// </summary>
    public override string ToString()
    {
        string validation = HeadRecord.Measures(ValidationLoss, ValidationAccuracy, ValidationMeanAbsoluteError, ValidationMeanSquaredError, ValidationR2);
        string heads = string.Concat(Heads.Select(head => $"; {head}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {Epoch}: loss {NumberText.Loss(Loss)}{validation}, learning rate {LearningRate:0.0##e+0}, {Seconds:0.00} s{heads}");
    }
}

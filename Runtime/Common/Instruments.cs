using System.Diagnostics.Metrics;

namespace NetGen;

/// <summary>
/// What the library tells <see cref="System.Diagnostics.Metrics"/>, under the name NetGen. While nobody listens, asking whether somebody does is all that is
/// done.
/// </summary>
internal static class Instruments
{
    /// <summary>The tag that says which network: the name of its class.</summary>
    public const string Network = "netgen.network";

    private const string Seconds = "s";
    private static readonly Meter Meter = new("NetGen", typeof(Instruments).Assembly.GetName().Version?.ToString(2));

    /// <summary>Time of a call that predicts.</summary>
    public static Histogram<double> Predictions { get; } = Meter.CreateHistogram(
        "netgen.prediction.duration",
        Seconds,
        "Time of a call of Predict, or of PredictClass and the like, whatever the number of its rows.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-7, 2e-7, 5e-7, 1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.1, 1] });

    /// <summary>Steps of optimizers.</summary>
    public static Counter<long> Steps { get; } = Meter.CreateCounter<long>("netgen.training.steps", "{step}", "Steps of the optimizer, in a Fit and in loops of one's own.");

    /// <summary>Rows of the batches of a <c>Fit</c>.</summary>
    public static Counter<long> Rows { get; } = Meter.CreateCounter<long>("netgen.training.rows", "{row}", "Rows that a Fit has trained on.");

    /// <summary>Epochs of a <c>Fit</c>.</summary>
    public static Counter<long> Epochs { get; } = Meter.CreateCounter<long>("netgen.training.epochs", "{epoch}", "Epochs that a Fit has finished.");

    /// <summary>Time of the epochs of a <c>Fit</c>.</summary>
    public static Histogram<double> EpochDuration { get; } = Meter.CreateHistogram(
        "netgen.training.epoch.duration",
        Seconds,
        "Time of an epoch of a Fit, with its validation.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.01, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1800, 3600] });

    /// <summary>The learning rate of a <c>Fit</c>.</summary>
    public static Gauge<double> LearningRate { get; } = Meter.CreateGauge<double>("netgen.training.learning_rate", "1", "Learning rate of a Fit, after each batch.");

    /// <summary>The loss of a <c>Fit</c>.</summary>
    public static Gauge<double> Loss { get; } = Meter.CreateGauge<double>("netgen.training.loss", "1", "Training loss of a Fit, the mean over the batches of the epoch so far.");

    /// <summary>The validation loss of a <c>Fit</c>.</summary>
    public static Gauge<double> ValidationLoss { get; } = Meter.CreateGauge<double>("netgen.validation.loss", "1", "Loss on the validation data of a Fit, after an epoch.");

    /// <summary>The validation accuracy of a <c>Fit</c>.</summary>
    public static Gauge<double> ValidationAccuracy { get; } =
        Meter.CreateGauge<double>("netgen.validation.accuracy", "1", "Accuracy on the validation data of a Fit, 0 to 1, after an epoch.");

    /// <summary>The tag of a network.</summary>
    public static KeyValuePair<string, object?> Of(string network) => new(Network, network);
}

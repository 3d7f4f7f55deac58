using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>How a training was done: what one needs to repeat it.</summary>
internal static class ReportFacts
{
    public static IEnumerable<string[]> Of<TNetwork>(Trainer<TNetwork> trainer, TrainingHistory history)
        where TNetwork : class, INetwork<TNetwork>
    {
        var optimizer = trainer.Optimizer;
        double seconds = history.Epochs.Sum(e => e.Seconds), training = history.Epochs.Sum(e => e.TrainingSeconds);
        yield return ["Optimizer", Invariant($"{optimizer.GetType().Name}, learning rate {optimizer.LearningRate}, weight decay {optimizer.WeightDecay}{Clipping(optimizer)}")];
        if (trainer.Schedule is { } schedule)
        {
            yield return ["Schedule", Invariant($"{schedule.GetType().Name} by {schedule.Unit.ToString().ToLowerInvariant()}")];
        }

        yield return ["Loss", Losses(trainer.Network.Core.Description)];
        yield return ["Batches", Batches(trainer)];
        yield return ["Seed", Invariant($"{trainer.Seed}")];
        yield return ["Ended by", history.StopMessage ?? "the epoch limit"];
        yield return ["Steps", Invariant($"{history.Epochs[^1].Step:N0} of the network in all")];
        yield return ["Time", Invariant($"{seconds:0.00} s, {training:0.00} s of it for training, the rest for validation and callbacks")];
        yield return ["NetGen", typeof(ReportFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown version"];
        yield return [".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"];
        int lanes = Vector<float>.Count;
        yield return ["Vectors", Invariant($"{lanes} floats")];
    }

    /// <summary>The loss; of several heads the sum, as it is computed.</summary>
    private static string Losses(NetworkDescription network) => network.HasHeads
        ? string.Join(
            " + ", network.LearningHeads.Select(h => h.Weight == 1 ? $"{h.Loss.Kind} of {h.Name}" : Invariant($"{h.Weight} · {h.Loss.Kind} of {h.Name}")))
        : network.Loss.Kind.ToString();

    private static string Batches<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        string order = trainer.Shuffle ? "shuffled" : "in the order of the data", last = trainer.DropLast ? ", a short last one dropped" : "";
        return $"{NumberText.Count(trainer.BatchSize, "row")}, {order}{last}{(trainer.Transform is { } transform ? $", {transform.GetType().Name}" : "")}";
    }

    private static string Clipping(Optimizer optimizer) =>
        (optimizer.ClipNorm is { } norm ? Invariant($", norm clipped at {norm}") : "") + (optimizer.ClipValue is { } value ? Invariant($", values clipped at {value}") : "");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

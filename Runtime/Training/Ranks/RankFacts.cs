using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Generated;

namespace NetGen;

/// <summary>What must be the same on all ranks of a training, each thing with its name.</summary>
internal static class RankFacts
{
    private const int BytesKept = 8;

    public static IReadOnlyList<(string Name, string Value)> Of(
        NetworkCore core, Optimizer optimizer, RunSetup setup, TrainingContext context, LossWeights weights, IEnumerable<Callback> callbacks) =>
    [
        ("the library", TrainingCapture.Library),
        ("the arithmetic", NumericArithmetic.Description),
        ("the network", $"{core.Description.Name} {core.Description.ArchitectureHash}"),
        ("its weights", Hash(core.Storage.Parameters.Memory, core.Storage.State.Memory, core.LayerSettings)),
        (
            "the optimizer",
            Text($"{optimizer.GetType().Name} at {optimizer.LearningRate:R}, decay {optimizer.WeightDecay:R}, clipping {optimizer.ClipValue:R} and {optimizer.ClipNorm:R}")),
        ("its steps", Text($"{optimizer.Steps} of {core.Step}")),
        (nameof(setup.Seed), Text($"{setup.Seed}")),
        (nameof(setup.BatchSize), Text($"{setup.BatchSize}")),
        (nameof(setup.Shards), Text($"{setup.Shards}")),
        (nameof(setup.Shuffle), Text($"{setup.Shuffle}")),
        (nameof(setup.DropLast), Text($"{setup.DropLast}")),
        (nameof(setup.ValidateEvery), Text($"{setup.ValidateEvery}")),
        ("the schedule", setup.Schedule ?? "none"),
        ("the transform", setup.Transform ?? "none"),
        ("the epochs", Text($"{context.FirstEpoch} to {context.LastEpoch} from {context.History.Epochs.Count} on")),
        ("the weights in the loss", Hash(weights.OfClasses, weights.OfPositives)),
        ("the callbacks", string.Join(", ", callbacks.Where(c => !c.IsOutput).Select(c => c.GetType().Name).DefaultIfEmpty("none"))),
        ("the training data", setup.Training),
        ("the validation data", setup.Validation ?? "none"),
    ];

    private static string Hash(params ReadOnlySpan<ReadOnlyMemory<float>> arrays)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var array in arrays)
        {
            hash.AppendData(MemoryMarshal.AsBytes(array.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, BytesKept));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

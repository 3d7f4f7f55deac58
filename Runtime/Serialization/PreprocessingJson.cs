using System.Text.Json;

namespace NetGen.Generated;

/// <summary>
/// Means and reciprocal deviations as JSON:
/// <c>{"inputs":[{"means":[…],"reciprocal_deviations":[…]}],"targets":{"means":[…],"reciprocal_deviations":[…]}}</c>,
/// one element of <c>inputs</c> for each standardising step, <c>targets</c> only where targets are standardised; of several heads an object
/// <c>heads</c> has an element like <c>targets</c> for each whose targets are. Numbers are written so that they read back to the same bits.
/// </summary>
internal static class PreprocessingJson
{
    private const string Inputs = "inputs";
    private const string Targets = "targets";
    private const string Heads = "heads";
    private const string Means = "means";
    private const string Reciprocals = "reciprocal_deviations";

    /// <summary>The fitted state of a network.</summary>
    /// <exception cref="InvalidOperationException">It is not fitted, or not finite.</exception>
    public static string Write(NetworkDescription network, NetworkStorage storage)
    {
        if (!storage.IsFitted)
        {
            throw new InvalidOperationException(
                $"{network.Name} standardises its data, but means and deviations are not fitted yet, so the saved network could not predict: train it with a Trainer or call FitPreprocessing first.");
        }

        return MetadataJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(Inputs);
            foreach (var step in network.Preprocessing.Where(p => p.Standardizes))
            {
                WriteStep(json, network, StandardizationState.Of(network, step, storage));
            }

            json.WriteEndArray();
            if (network.TargetStateOffset >= 0)
            {
                json.WritePropertyName(Targets);
                WriteStep(json, network, StandardizationState.OfTargets(network.Heads[0], storage));
            }
            else if (Standardized(network).Length > 0)
            {
                json.WriteStartObject(Heads);
                foreach (var head in Standardized(network))
                {
                    json.WritePropertyName(head.Name);
                    WriteStep(json, network, StandardizationState.OfTargets(head, storage));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    /// <summary>Reads the state of a file into a storage and marks it as fitted.</summary>
    /// <returns>Null, or how the file's preprocessing differs from the network's; then nothing was read.</returns>
    /// <exception cref="InvalidDataException">The text does not have the form above.</exception>
    public static string? Read(string source, string text, NetworkDescription network, NetworkStorage storage)
    {
        using var json = MetadataJson.Parse(source, NetworkMetadata.PreprocessingKey, text);
        JsonElement[] inputs = [.. Property(source, json.RootElement, Inputs, JsonValueKind.Array).EnumerateArray()];
        PreprocessingDescription[] steps = [.. network.Preprocessing.Where(p => p.Standardizes)];
        if (inputs.Length != steps.Length)
        {
            return $"the file standardises inputs {NumberText.Count(inputs.Length, "time")} but {network.Name} {NumberText.Count(steps.Length, "time")}";
        }

        bool hasTargets = MetadataJson.TryGetProperty(source, NetworkMetadata.PreprocessingKey, json.RootElement, Targets, out var targets);
        if (hasTargets != network.TargetStateOffset >= 0)
        {
            return hasTargets ? $"the file standardises targets but {network.Name} does not" : $"{network.Name} standardises targets but the file does not";
        }

        HeadDescription[] heads = Standardized(network);
        JsonProperty[] ofHeads = MetadataJson.TryGetProperty(source, NetworkMetadata.PreprocessingKey, json.RootElement, Heads, out _)
            ? [.. Property(source, json.RootElement, Heads, JsonValueKind.Object).EnumerateObject()]
            : [];
        if (!hasTargets && !ofHeads.Select(h => h.Name).SequenceEqual(heads.Select(h => h.Name)))
        {
            return $"the file standardises the targets of {Names(ofHeads.Select(h => SafetensorsReader.Quote(h.Name)))} "
                + $"but {network.Name} those of {Names(heads.Select(h => $"'{h.Name}'"))}";
        }

        // All of it is read before any of it is used: what differs leaves the storage alone.
        Step[] read = [.. inputs.Concat(hasTargets ? [targets] : ofHeads.Select(h => h.Value)).Select(step => Step.Of(source, step))];
        for (int i = 0; i < read.Length; i++)
        {
            bool isInput = i < steps.Length;
            int size = (isInput ? network.InputShape : heads[i - steps.Length].Shape).Size;
            if (read[i].Means.Length != size)
            {
                return $"the file standardises {read[i].Means.Length} {(isInput ? Inputs : Targets)} but {network.Name} has {size}";
            }
        }

        for (int i = 0; i < read.Length; i++)
        {
            var state = i < steps.Length
                ? StandardizationState.Of(network, steps[i], storage)
                : StandardizationState.OfTargets(heads[i - steps.Length], storage);
            read[i].Means.CopyTo(state.Means);
            read[i].Reciprocals.CopyTo(state.Reciprocals);
        }

        storage.IsFitted = true;
        return null;
    }

    private static HeadDescription[] Standardized(NetworkDescription network) => [.. network.Heads.Where(h => h.TargetStateOffset >= 0)];

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("no head"));

    private static void WriteStep(Utf8JsonWriter json, NetworkDescription network, StandardizationState state)
    {
        json.WriteStartObject();
        WriteNumbers(json, network, Means, state.Means);
        WriteNumbers(json, network, Reciprocals, state.Reciprocals);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, NetworkDescription network, string name, ReadOnlySpan<float> numbers)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{network.Name}: {name} of feature {i} is {numbers[i]}, which cannot be saved: fit the preprocessing on finite data."));
            }

            json.WriteNumberValue(numbers[i]);
        }

        json.WriteEndArray();
    }

    private static JsonElement Property(string source, JsonElement element, string name, JsonValueKind kind) =>
        MetadataJson.TryGetProperty(source, NetworkMetadata.PreprocessingKey, element, name, out var value) && value.ValueKind == kind
            ? value
            : throw MetadataJson.Error(source, NetworkMetadata.PreprocessingKey, $"expected an object whose '{name}' is an {kind}.");

    private readonly record struct Step(float[] Means, float[] Reciprocals)
    {
        public static Step Of(string source, JsonElement element)
        {
            var step = new Step(Numbers(source, element, PreprocessingJson.Means), Numbers(source, element, PreprocessingJson.Reciprocals));
            return step.Means.Length == step.Reciprocals.Length && step.Reciprocals.All(r => r > 0)
                ? step
                : throw MetadataJson.Error(
                    source,
                    NetworkMetadata.PreprocessingKey,
                    $"expected a positive number in {PreprocessingJson.Reciprocals} for each of the {step.Means.Length} means, but found {step.Reciprocals.Count(r => r > 0)} positive of {step.Reciprocals.Length}.");
        }

        private static float[] Numbers(string source, JsonElement element, string name) =>
            [.. Property(source, element, name, JsonValueKind.Array).EnumerateArray().Select(number => Number(source, number, name))];

        private static float Number(string source, JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Number && element.TryGetSingle(out float number) && float.IsFinite(number)
                ? number
                : throw MetadataJson.Error(source, NetworkMetadata.PreprocessingKey, $"expected finite numbers in {name}, but found {SafetensorsReader.Quote(element.GetRawText())}.");
    }
}

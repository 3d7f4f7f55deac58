using System.Globalization;
using System.Text.Json;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The folder in which processes share the trials of a sweep: a result of each that is done, written into place, and a claim of each that runs. A claim is a
/// file that a process keeps open for itself alone; however the process ends, the system closes it, and another may take the trial.
/// </summary>
internal sealed class TrialFolder
{
    private const string Key = "netgen.trial";
    private readonly string path;

    /// <summary>Makes the folder, unless it is there.</summary>
    public TrialFolder(string path)
    {
        this.path = path;
        Directory.CreateDirectory(path);
    }

    /// <summary>The file of a trial's network.</summary>
    public string NetworkOf(int trial) => Named(trial, "safetensors");

    /// <summary>Whether a trial is done.</summary>
    public bool IsDone(int trial) => File.Exists(ResultOf(trial));

    /// <summary>Takes a trial for this process; null where another one has it, or it is done. The trial is free again when the claim is disposed of.</summary>
    public FileStream? TryClaim(int trial)
    {
        FileStream claim;
        try
        {
            claim = new FileStream(Named(trial, "claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(Named(trial, "claim")))
        {
            // Another process has it open.
            return null;
        }

        // Done between the look and the claim.
        if (IsDone(trial))
        {
            claim.Dispose();
            return null;
        }

        return claim;
    }

    /// <summary>Writes down what a trial came to.</summary>
    public void Write(TrialResult result) => AtomicFile.Write(ResultOf(result.Number), stream =>
    {
        using var json = new Utf8JsonWriter(stream, MetadataJson.Options with { Indented = true });
        json.WriteStartObject();
        json.WriteNumber(nameof(result.Number), result.Number);
        json.WriteNumber(nameof(result.Seed), result.Seed);
        json.WriteString(nameof(result.Candidate), result.Candidate);
        json.WriteNumber(nameof(result.Parameters), result.Parameters);
        json.WriteStartObject(nameof(result.Values));
        foreach (var (name, value) in result.Values)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        WriteNumber(json, nameof(result.BestEpoch), result.BestEpoch);
        WriteNumber(json, nameof(result.ValidationLoss), result.ValidationLoss);
        WriteNumber(json, nameof(result.ValidationAccuracy), result.ValidationAccuracy);
        json.WriteNumber(nameof(result.Epochs), result.Epochs);
        json.WriteNumber(nameof(result.Seconds), result.Seconds);
        json.WriteBoolean(nameof(result.Diverged), result.Diverged);
        json.WriteEndObject();
    });

    /// <summary>What a trial came to.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public TrialResult Read(int trial)
    {
        string file = ResultOf(trial);
        using var json = MetadataJson.Parse(file, Key, File.ReadAllText(file));
        return JsonMembers.Read(file, Key, "", json.RootElement, ReadResult);
    }

    private static TrialResult ReadResult(JsonMembers json) => new(
        json.Take(nameof(TrialResult.Number), JsonKind.Int32),
        json.Take(nameof(TrialResult.Seed), JsonKind.Int64),
        json.Take(nameof(TrialResult.Candidate), JsonKind.Text),
        json.Take(nameof(TrialResult.Parameters), JsonKind.Int32),
        json.TakeByName(nameof(TrialResult.Values), JsonKind.Text),
        json.TakeNull(nameof(TrialResult.BestEpoch)) ? null : json.Take(nameof(TrialResult.BestEpoch), JsonKind.Int32),
        json.TakeNull(nameof(TrialResult.ValidationLoss)) ? null : json.Take(nameof(TrialResult.ValidationLoss), JsonKind.Double),
        json.TakeNull(nameof(TrialResult.ValidationAccuracy)) ? null : json.Take(nameof(TrialResult.ValidationAccuracy), JsonKind.Double),
        json.Take(nameof(TrialResult.Epochs), JsonKind.Int32),
        json.Take(nameof(TrialResult.Seconds), JsonKind.Double),
        json.Take(nameof(TrialResult.Diverged), JsonKind.Boolean));

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        json.WritePropertyName(name);
        if (number is { } value)
        {
            JsonKind.Write(json, value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private string ResultOf(int trial) => Named(trial, "json");

    private string Named(int trial, string extension) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"trial-{trial:0000}.{extension}"));
}

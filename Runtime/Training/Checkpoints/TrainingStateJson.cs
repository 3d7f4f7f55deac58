using System.Collections.ObjectModel;
using System.Text.Json;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The state of a training as JSON: an object whose members are those of <see cref="TrainingState"/>. All numbers read back to the same bits.
/// </summary>
internal static class TrainingStateJson
{
    /// <summary>The state as text.</summary>
    public static string Write(TrainingState state) => MetadataJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber(nameof(state.Version), state.Version);
        json.WriteString(nameof(state.Library), state.Library);
        json.WriteString(nameof(state.Arithmetic), state.Arithmetic);
        json.WriteString(nameof(state.Network), state.Network);
        json.WriteString(nameof(state.ArchitectureHash), state.ArchitectureHash);
        json.WriteBoolean(nameof(state.IsFitted), state.IsFitted);
        WriteTexts(json, nameof(state.ClassNames), state.ClassNames);
        if (state.HeadClassNames.Count > 0)
        {
            json.WritePropertyName(nameof(state.HeadClassNames));
            NetworkMetadata.WriteHeadClassNames(json, state.HeadClassNames);
        }

        if (state.Features is { } features)
        {
            json.WritePropertyName(nameof(state.Features));
            CsvFeaturesJson.Write(json, features);
        }

        json.WriteString(nameof(state.Optimizer), state.Optimizer);
        WriteTexts(json, nameof(state.OptimizerStates), state.OptimizerStates);
        json.WriteNumber(nameof(state.OptimizerSteps), state.OptimizerSteps);
        json.WriteNumber(nameof(state.LearningRate), state.LearningRate);
        json.WriteNumber(nameof(state.BaseLearningRate), state.BaseLearningRate);
        json.WriteNumber(nameof(state.Step), state.Step);
        WriteSetup(json, nameof(state.Setup), state.Setup);
        json.WriteNumber(nameof(state.FirstEpoch), state.FirstEpoch);
        json.WriteNumber(nameof(state.Epoch), state.Epoch);
        json.WriteBoolean(nameof(state.IsWithinEpoch), state.IsWithinEpoch);
        json.WriteNumber(nameof(state.Batch), state.Batch);
        json.WriteNumber(nameof(state.Rows), state.Rows);
        WriteLoss(json, nameof(state.EpochLoss), state.EpochLoss);
        WriteDouble(json, nameof(state.LastBatchLoss), state.LastBatchLoss);
        WriteDouble(json, nameof(state.Seconds), state.Seconds);
        WriteMany(json, nameof(state.Epochs), state.Epochs, WriteRecord);
        WriteInt32(json, nameof(state.MonitoredBestEpoch), state.MonitoredBestEpoch);
        json.WriteString(nameof(state.StopReason), state.StopReason.ToString());
        json.WriteString(nameof(state.StopMessage), state.StopMessage);
        WriteMany(json, nameof(state.Callbacks), state.Callbacks, WriteCallback);
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="source">What messages call the file.</param>
    /// <param name="key">The metadata string that holds it.</param>
    /// <param name="text">The string.</param>
    /// <exception cref="InvalidDataException">The text is not of this form, or another version wrote it.</exception>
    public static TrainingState Read(string source, string key, string text)
    {
        using var json = MetadataJson.Parse(source, key, text);
        CheckVersion(source, key, json.RootElement);
        return JsonMembers.Read(source, key, "", json.RootElement, ReadState);
    }

    /// <summary>The version is asked first, since a later one may have other members.</summary>
    private static void CheckVersion(string source, string key, JsonElement root)
    {
        if (!MetadataJson.TryGetProperty(source, key, root, nameof(TrainingState.Version), out var version)
            || !JsonKind.Int32.TryRead(version, out int number) || number is not (TrainingState.FirstVersion or TrainingState.CurrentVersion))
        {
            throw new InvalidDataException(
                $"{source}: expected a checkpoint of version {TrainingState.FirstVersion} or {TrainingState.CurrentVersion}, but another version of NetGen "
                + "wrote it.");
        }
    }

    private static TrainingState ReadState(JsonMembers json) => new()
    {
        Version = json.Take(nameof(TrainingState.Version), JsonKind.Int32),
        Library = json.Take(nameof(TrainingState.Library), JsonKind.Text),
        Arithmetic = json.Take(nameof(TrainingState.Arithmetic), JsonKind.Text),
        Network = json.Take(nameof(TrainingState.Network), JsonKind.Text),
        ArchitectureHash = json.Take(nameof(TrainingState.ArchitectureHash), JsonKind.Text),
        IsFitted = json.Take(nameof(TrainingState.IsFitted), JsonKind.Boolean),
        ClassNames = json.TakeNull(nameof(TrainingState.ClassNames)) ? null : json.TakeMany(nameof(TrainingState.ClassNames), JsonKind.Text),
        HeadClassNames = json.Has(nameof(TrainingState.HeadClassNames))
            ? json.TakeManyByName(nameof(TrainingState.HeadClassNames), JsonKind.Text).ToDictionary(n => n.Key, IReadOnlyList<string> (n) => n.Value)
            : ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty,
        Features = json.Has(nameof(TrainingState.Features)) ? json.TakeObject(nameof(TrainingState.Features), CsvFeaturesJson.ReadComplete) : null,
        Optimizer = json.Take(nameof(TrainingState.Optimizer), JsonKind.Text),
        OptimizerStates = json.TakeMany(nameof(TrainingState.OptimizerStates), JsonKind.Text),
        OptimizerSteps = json.Take(nameof(TrainingState.OptimizerSteps), JsonKind.Int64),
        LearningRate = json.Take(nameof(TrainingState.LearningRate), JsonKind.Single),
        BaseLearningRate = json.Take(nameof(TrainingState.BaseLearningRate), JsonKind.Single),
        Step = json.Take(nameof(TrainingState.Step), JsonKind.Int64),
        Setup = json.TakeObject(nameof(TrainingState.Setup), ReadSetup),
        FirstEpoch = json.Take(nameof(TrainingState.FirstEpoch), JsonKind.Int32),
        Epoch = json.Take(nameof(TrainingState.Epoch), JsonKind.Int32),
        IsWithinEpoch = json.Take(nameof(TrainingState.IsWithinEpoch), JsonKind.Boolean),
        Batch = json.Take(nameof(TrainingState.Batch), JsonKind.Int32),
        Rows = json.Take(nameof(TrainingState.Rows), JsonKind.Int32),
        EpochLoss = json.TakeObject(nameof(TrainingState.EpochLoss), ReadLoss),
        LastBatchLoss = json.Take(nameof(TrainingState.LastBatchLoss), JsonKind.Double),
        Seconds = json.Take(nameof(TrainingState.Seconds), JsonKind.Double),
        Epochs = json.TakeObjects(nameof(TrainingState.Epochs), ReadRecord),
        MonitoredBestEpoch = json.TakeNull(nameof(TrainingState.MonitoredBestEpoch)) ? null : json.Take(
            nameof(TrainingState.MonitoredBestEpoch), JsonKind.Int32),
        StopReason = json.Take(nameof(TrainingState.StopReason), StopReasonKind),
        StopMessage = json.TakeNull(nameof(TrainingState.StopMessage)) ? null : json.Take(nameof(TrainingState.StopMessage), JsonKind.Text),
        Callbacks = json.TakeObjects(nameof(TrainingState.Callbacks), ReadCallback),
    };

    private static JsonKind<StopReason> StopReasonKind { get; } = new(
        string.Join(" or ", Enum.GetNames<StopReason>()),
        (element, out reason) =>
        {
            reason = default;

            // Enum.TryParse takes numbers, and names with spaces around them, too.
            return JsonKind.Text.TryRead(element, out string? name) && Enum.TryParse(name, out reason) && reason.ToString() == name && Enum.IsDefined(reason);
        });

    /// <summary>
    /// What version 1 did not have from its beginning is written only where it is not the default, so that files without it are read, and their text stays the
    /// same.
    /// </summary>
    private static void WriteSetup(Utf8JsonWriter json, string name, RunSetup setup)
    {
        json.WriteStartObject(name);
        json.WriteNumber(nameof(setup.Seed), setup.Seed);
        json.WriteNumber(nameof(setup.BatchSize), setup.BatchSize);
        json.WriteBoolean(nameof(setup.Shuffle), setup.Shuffle);
        if (setup.DropLast)
        {
            json.WriteBoolean(nameof(setup.DropLast), true);
        }

        json.WriteNumber(nameof(setup.ValidateEvery), setup.ValidateEvery);
        json.WriteString(nameof(setup.Schedule), setup.Schedule);
        json.WriteString(nameof(setup.Transform), setup.Transform);
        json.WriteString(nameof(setup.Training), setup.Training);
        json.WriteString(nameof(setup.Validation), setup.Validation);
        if (setup.Shards != 1)
        {
            json.WriteNumber(nameof(setup.Shards), setup.Shards);
        }

        if (setup.CarryState)
        {
            json.WriteBoolean(nameof(setup.CarryState), true);
            json.WriteNumber(nameof(setup.BurnIn), setup.BurnIn);
        }

        json.WriteEndObject();
    }

    private static RunSetup ReadSetup(JsonMembers json) => new(
        json.Take(nameof(RunSetup.Seed), JsonKind.Int64),
        json.Take(nameof(RunSetup.BatchSize), JsonKind.Int32),
        json.Take(nameof(RunSetup.Shuffle), JsonKind.Boolean),
        json.Has(nameof(RunSetup.DropLast)) && json.Take(nameof(RunSetup.DropLast), JsonKind.Boolean),
        json.Take(nameof(RunSetup.ValidateEvery), JsonKind.Int32),
        json.TakeNull(nameof(RunSetup.Schedule)) ? null : json.Take(nameof(RunSetup.Schedule), JsonKind.Text),
        json.TakeNull(nameof(RunSetup.Transform)) ? null : json.Take(nameof(RunSetup.Transform), JsonKind.Text),
        json.Take(nameof(RunSetup.Training), JsonKind.Text),
        json.TakeNull(nameof(RunSetup.Validation)) ? null : json.Take(nameof(RunSetup.Validation), JsonKind.Text),
        json.Has(nameof(RunSetup.Shards)) ? json.Take(nameof(RunSetup.Shards), JsonKind.Int32) : 1,
        json.Has(nameof(RunSetup.CarryState)) && json.Take(nameof(RunSetup.CarryState), JsonKind.Boolean),
        json.Has(nameof(RunSetup.BurnIn)) ? json.Take(nameof(RunSetup.BurnIn), JsonKind.Int32) : 0);

    private static void WriteLoss(Utf8JsonWriter json, string name, BatchLoss loss)
    {
        json.WriteStartObject(name);
        WriteDouble(json, nameof(loss.Sum), loss.Sum);
        WriteDouble(json, nameof(loss.Weight), loss.Weight);
        json.WriteEndObject();
    }

    private static BatchLoss ReadLoss(JsonMembers json) =>
        new(json.Take(nameof(BatchLoss.Sum), JsonKind.Double), json.Take(nameof(BatchLoss.Weight), JsonKind.Double));

    private static void WriteRecord(Utf8JsonWriter json, EpochRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber(nameof(record.Epoch), record.Epoch);
        json.WriteNumber(nameof(record.Step), record.Step);
        json.WriteNumber(nameof(record.LearningRate), record.LearningRate);
        WriteDouble(json, nameof(record.Loss), record.Loss);
        WriteDouble(json, nameof(record.ValidationLoss), record.ValidationLoss);
        WriteDouble(json, nameof(record.ValidationAccuracy), record.ValidationAccuracy);
        WriteDouble(json, nameof(record.ValidationMeanAbsoluteError), record.ValidationMeanAbsoluteError);
        WriteDouble(json, nameof(record.ValidationMeanSquaredError), record.ValidationMeanSquaredError);
        WriteDouble(json, nameof(record.ValidationR2), record.ValidationR2);
        WriteDouble(json, nameof(record.Seconds), record.Seconds);
        WriteDouble(json, nameof(record.TrainingSeconds), record.TrainingSeconds);
        if (record.Heads.Count > 0)
        {
            WriteMany(json, nameof(record.Heads), [.. record.Heads], WriteHead);
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, HeadRecord head)
    {
        json.WriteStartObject();
        json.WriteString(nameof(head.Name), head.Name);
        WriteDouble(json, nameof(head.ValidationLoss), head.ValidationLoss);
        WriteDouble(json, nameof(head.ValidationAccuracy), head.ValidationAccuracy);
        WriteDouble(json, nameof(head.ValidationMeanAbsoluteError), head.ValidationMeanAbsoluteError);
        WriteDouble(json, nameof(head.ValidationMeanSquaredError), head.ValidationMeanSquaredError);
        WriteDouble(json, nameof(head.ValidationR2), head.ValidationR2);
        json.WriteEndObject();
    }

    private static HeadRecord ReadHead(JsonMembers json) => new()
    {
        Name = json.Take(nameof(HeadRecord.Name), JsonKind.Text),
        ValidationLoss = json.Take(nameof(HeadRecord.ValidationLoss), JsonKind.Double),
        ValidationAccuracy = TakeMeasure(json, nameof(HeadRecord.ValidationAccuracy)),
        ValidationMeanAbsoluteError = TakeMeasure(json, nameof(HeadRecord.ValidationMeanAbsoluteError)),
        ValidationMeanSquaredError = TakeMeasure(json, nameof(HeadRecord.ValidationMeanSquaredError)),
        ValidationR2 = TakeMeasure(json, nameof(HeadRecord.ValidationR2)),
    };

    private static EpochRecord ReadRecord(JsonMembers json) => new()
    {
        Epoch = json.Take(nameof(EpochRecord.Epoch), JsonKind.Int32),
        Step = json.Take(nameof(EpochRecord.Step), JsonKind.Int64),
        LearningRate = json.Take(nameof(EpochRecord.LearningRate), JsonKind.Single),
        Loss = json.Take(nameof(EpochRecord.Loss), JsonKind.Double),
        ValidationLoss = TakeMeasure(json, nameof(EpochRecord.ValidationLoss)),
        ValidationAccuracy = TakeMeasure(json, nameof(EpochRecord.ValidationAccuracy)),
        ValidationMeanAbsoluteError = TakeMeasure(json, nameof(EpochRecord.ValidationMeanAbsoluteError)),
        ValidationMeanSquaredError = TakeMeasure(json, nameof(EpochRecord.ValidationMeanSquaredError)),
        ValidationR2 = TakeMeasure(json, nameof(EpochRecord.ValidationR2)),
        Seconds = json.Take(nameof(EpochRecord.Seconds), JsonKind.Double),
        TrainingSeconds = json.Take(nameof(EpochRecord.TrainingSeconds), JsonKind.Double),
        Heads = json.Has(nameof(EpochRecord.Heads)) ? json.TakeObjects(nameof(EpochRecord.Heads), ReadHead) : [],
    };

    private static double? TakeMeasure(JsonMembers json, string name) => json.TakeNull(name) ? null : json.Take(name, JsonKind.Double);

    private static void WriteCallback(Utf8JsonWriter json, SavedCallback callback)
    {
        json.WriteStartObject();
        json.WriteString(nameof(callback.Type), callback.Type);
        json.WriteStartObject(nameof(callback.Numbers));
        foreach (var (name, number) in callback.Numbers)
        {
            WriteDouble(json, name, number);
        }

        json.WriteEndObject();
        json.WriteStartObject(nameof(callback.Texts));
        foreach (var (name, text) in callback.Texts)
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static SavedCallback ReadCallback(JsonMembers json) => new(
        json.Take(nameof(SavedCallback.Type), JsonKind.Text),
        json.TakeByName(nameof(SavedCallback.Numbers), JsonKind.Double),
        json.TakeByName(nameof(SavedCallback.Texts), JsonKind.Text));

    private static void WriteTexts(Utf8JsonWriter json, string name, string[]? texts)
    {
        if (texts is null)
        {
            json.WriteNull(name);
        }
        else
        {
            WriteMany(json, name, texts, (j, text) => j.WriteStringValue(text));
        }
    }

    private static void WriteMany<T>(Utf8JsonWriter json, string name, T[] values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteInt32(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } number)
        {
            JsonKind.Write(json, number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}

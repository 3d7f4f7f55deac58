using System.Globalization;

namespace NetGen;

/// <content>What a resumed training needs to know: the records, the warnings, and the sums of the running epoch.</content>
public sealed partial class GradientMonitor
{
    internal const string RecordCount = "records", WarningCount = "warnings", WarnedCount = "warned";

    void ICallbackState.Save(CallbackState state)
    {
        state.SetNumber(RecordCount, records.Count);
        for (int i = 0; i < records.Count; i++)
        {
            Save(state, Name("record", i), records[i]);
        }

        state.SetNumber(WarningCount, warnings.Count);
        for (int i = 0; i < warnings.Count; i++)
        {
            state.SetText(Name("warning", i), warnings[i]);
        }

        state.SetNumber(WarnedCount, warned.Count);
        foreach (var ((layer, reason), i) in warned.Select((w, i) => (w, i)))
        {
            state.SetText(Name("layer", i), layer);
            state.SetText(Name("reason", i), reason);
        }

        for (int i = 0; i < meters.Length; i++)
        {
            meters[i].Save(state, Name("meter", i));
        }
    }

    void ICallbackState.Restore(CallbackState state)
    {
        records.Clear();
        for (int i = 0; i < state.GetNumber(RecordCount); i++)
        {
            records.Add(RestoreRecord(state, Name("record", i)));
        }

        warnings.Clear();
        for (int i = 0; i < state.GetNumber(WarningCount); i++)
        {
            warnings.Add(state.GetText(Name("warning", i)));
        }

        warned.Clear();
        for (int i = 0; i < state.GetNumber(WarnedCount); i++)
        {
            warned.Add((state.GetText(Name("layer", i)), state.GetText(Name("reason", i))));
        }

        for (int i = 0; i < meters.Length; i++)
        {
            meters[i].Restore(state, Name("meter", i));
        }
    }

    private static void Save(CallbackState state, string name, GradientRecord record)
    {
        state.SetNumber($"{name}.{nameof(record.Epoch)}", record.Epoch);
        state.SetNumber($"{name}.{nameof(record.Layers)}", record.Layers.Count);
        for (int i = 0; i < record.Layers.Count; i++)
        {
            var layer = record.Layers[i];
            string place = Name(name, i);
            state.SetText($"{place}.{nameof(layer.Layer)}", layer.Layer);
            state.SetNumber($"{place}.{nameof(layer.MeanNorm)}", layer.MeanNorm);
            state.SetNumber($"{place}.{nameof(layer.GreatestNorm)}", layer.GreatestNorm);
            state.SetNumber($"{place}.{nameof(layer.RootMeanSquare)}", layer.RootMeanSquare);
            state.SetNumber($"{place}.{nameof(layer.Units)}", layer.Units);
            state.SetNumber($"{place}.{nameof(layer.DeadUnits)}", layer.DeadUnits);
        }
    }

    private static GradientRecord RestoreRecord(CallbackState state, string name)
    {
        var layers = new List<LayerGradients>();
        for (int i = 0; i < state.GetNumber($"{name}.{nameof(GradientRecord.Layers)}"); i++)
        {
            string place = Name(name, i);
            layers.Add(new LayerGradients(
                state.GetText($"{place}.{nameof(LayerGradients.Layer)}"),
                state.GetNumber($"{place}.{nameof(LayerGradients.MeanNorm)}"),
                state.GetNumber($"{place}.{nameof(LayerGradients.GreatestNorm)}"),
                state.GetNumber($"{place}.{nameof(LayerGradients.RootMeanSquare)}"),
                (int)state.GetNumber($"{place}.{nameof(LayerGradients.Units)}"),
                (int)state.GetNumber($"{place}.{nameof(LayerGradients.DeadUnits)}")));
        }

        return new GradientRecord((int)state.GetNumber($"{name}.{nameof(GradientRecord.Epoch)}"), layers);
    }

    private static string Name(string of, int index) => string.Create(CultureInfo.InvariantCulture, $"{of}[{index}]");
}

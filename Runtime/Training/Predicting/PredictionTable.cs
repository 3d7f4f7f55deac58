using System.Buffers;
using System.Globalization;
using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>What a network says of each row of a data set, as a CSV file that <see cref="Dataset.FromCsv(string, string, CsvHeader, IReadOnlyList{string}?, char, IReadOnlyDictionary{string, CsvFeature}?)"/> reads again.</summary>
internal sealed class PredictionTable
{
    private const string Row = "row", Prediction = "prediction", Actual = "actual";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly NetworkCore core;
    private readonly NetworkStorage storage;
    private readonly Dataset data;
    private readonly TextWriter text;
    private readonly int outputSize;
    private readonly bool predictsClass;
    private readonly bool givesProbabilities;

    private PredictionTable(NetworkCore core, Dataset data, TextWriter text)
    {
        this.core = core;
        this.data = data;
        this.text = text;
        storage = core.Storage;
        outputSize = core.Description.OutputShape.Size;
        var loss = core.Description.Loss;
        givesProbabilities = loss.HasAccuracy;
        predictsClass = loss.IsClassification || (givesProbabilities && outputSize == 1);
    }

    /// <summary>Writes a file; one that is there is replaced when the new one is whole.</summary>
    public static void Write(NetworkCore core, Dataset data, string path) => AtomicFile.Write(path, stream =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        new PredictionTable(core, data, text).Write();
    });

    private void Write()
    {
        text.WriteLine(string.Join(',', Header()));
        float[] outputs = new float[Math.Min(Evaluator.BlockRows, data.Count) * outputSize];
        int row = 0;
        foreach (var block in new MiniBatches(data, Evaluator.BlockRows, seed: 0, shuffle: false).Epoch(0))
        {
            var predicted = outputs.AsSpan(0, block.Rows * outputSize);
            core.Predict(storage, block.Inputs, predicted);
            for (int i = 0; i < block.Rows; i++)
            {
                WriteRow(row++, predicted.Slice(i * outputSize, outputSize));
            }
        }
    }

    private IEnumerable<string> Header()
    {
        string[] values = givesProbabilities ? [.. ProbabilityClasses().Select(c => Field($"p({ClassName(c)})"))] : Numbered(Prediction, outputSize);
        string[] actual = data.HasLabels ? [Actual] : data.HasTargets ? Numbered(Actual, data.TargetSize) : [];
        string[] id = data.IdName is { } name ? [Field(name)] : [];
        return [Row, .. id, .. predictsClass ? [Prediction] : Array.Empty<string>(), .. values, .. actual];
    }

    /// <summary>The class of each column of probabilities: one logit is that of the second class.</summary>
    private IEnumerable<int> ProbabilityClasses() => outputSize == 1 ? [1] : Enumerable.Range(0, outputSize);

    private void WriteRow(int row, Span<float> outputs)
    {
        text.Write(data.SourceRow(row).ToString(CultureInfo.InvariantCulture));
        if (data.Id(row) is { } id)
        {
            WriteField(id);
        }

        if (predictsClass)
        {
            Predictions.ThrowIfNaN(core.Description, outputs);
            WriteField(ClassName(Predictions.Class(outputs)));
        }

        if (givesProbabilities)
        {
            Predictions.ToProbabilities(core.Description, outputs);
        }

        WriteNumbers(outputs);
        if (data.HasLabels)
        {
            int label = data.Label(row);
            WriteField(data.ClassNames?[label] ?? ClassName(label));
        }
        else if (data.HasTargets)
        {
            WriteNumbers(data.Target(row));
        }

        text.WriteLine();
    }

    private void WriteNumbers(ReadOnlySpan<float> numbers)
    {
        foreach (float number in numbers)
        {
            text.Write(',');
            text.Write(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void WriteField(string value)
    {
        text.Write(',');
        text.Write(Field(value));
    }

    private string ClassName(int index) => Predictions.Name(storage, index);

    private static string[] Numbered(string name, int count) =>
        count == 1 ? [name] : [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}{i}"))];

    /// <summary>In quotes where it would be read as something else: as several fields, without its blanks, or as a missing value.</summary>
    private static string Field(string value) =>
        value.AsSpan().ContainsAny(Quoted) || value.Trim() != value || MissingMarkers.Default.Contains(Encoding.UTF8.GetBytes(value))
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}

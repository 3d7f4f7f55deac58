using System.Buffers;
using System.Globalization;
using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// What a network says of each row of a data set, as a CSV file that
/// <see cref="Dataset.FromCsv(string, string, CsvHeader, IReadOnlyList{string}?, char, IReadOnlyDictionary{string, CsvFeature}?)"/> reads again.
/// </summary>
internal sealed class PredictionTable
{
    private const string Row = "row", Prediction = "prediction", Actual = "actual";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly NetworkCore core;
    private readonly NetworkStorage storage;
    private readonly Dataset data;
    private readonly TextWriter text;
    private readonly int outputSize;
    private readonly IReadOnlyList<(HeadDescription Head, Dataset? Actual)> heads;

    private PredictionTable(NetworkCore core, Dataset data, TextWriter text)
    {
        this.core = core;
        this.data = data;
        this.text = text;
        storage = core.Storage;
        outputSize = core.Description.OutputShape.Size;
        heads = [.. core.Description.Heads.Select(head => (head, HeadData.Of(core.Description, head, data)))];
    }

    /// <summary>Writes a file; one that is there is replaced when the new one is whole.</summary>
    public static void Write(NetworkCore core, Dataset data, string path) => AtomicFile.Write(path, stream => Write(core, data, stream));

    /// <summary>Writes to a stream, which stays open.</summary>
    public static void Write(NetworkCore core, Dataset data, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        new PredictionTable(core, data, text).Write();
    }

    private void Write()
    {
        text.WriteLine(string.Join(',', Header()));
        float[] outputs = new float[Math.Min(Evaluator.BlockRows, data.Count) * outputSize];
        int row = 0;
        foreach (var block in new MiniBatches(data, Evaluator.BlockRows, seed: 0, shuffle: false).Epoch(0))
        {
            var predicted = outputs.AsSpan(0, block.Rows * outputSize);
            core.Predict(storage, block.Inputs, block.Lengths, predicted);
            for (int i = 0; i < block.Rows; i++)
            {
                WriteRow(row++, predicted.Slice(i * outputSize, outputSize));
            }
        }
    }

    private IEnumerable<string> Header()
    {
        string[] id = data.IdName is { } name ? [Field(name)] : [];
        return [Row, .. id, .. heads.SelectMany(h => PredictedColumns(h.Head)), .. heads.SelectMany(h => ActualColumns(h.Head, h.Actual))];
    }

    private string[] PredictedColumns(HeadDescription head)
    {
        string prefix = core.Description.HasHeads ? $"{head.Name}=" : "";
        string[] values = head.Loss.HasAccuracy && !head.Loss.PerStep
            ? [.. ProbabilityClasses(head).Select(c => Field($"p({prefix}{ClassName(head, c)})"))]
            : Numbered(Column(Prediction, head), head.Shape.Size);
        return head.PredictsClass ? [Column(Prediction, head), .. values] : values;
    }

    private string[] ActualColumns(HeadDescription head, Dataset? actual) =>
        actual is { LabelCount: 1 } ? [Column(Actual, head)] : actual is { HasLabels: true } ? Numbered(Column(Actual, head), actual.LabelCount) : actual is { HasTargets: true } ? Numbered(Column(Actual, head), actual.TargetSize) : [];

    /// <summary>Of several heads the name of a column tells which one it is of.</summary>
    private string Column(string what, HeadDescription head) => core.Description.HasHeads ? $"{what}({head.Name})" : what;

    /// <summary>The class of each column of probabilities: one logit is that of the second class.</summary>
    private static IEnumerable<int> ProbabilityClasses(HeadDescription head) => head.Shape.Size == 1 ? [1] : Enumerable.Range(0, head.Shape.Size);

    private void WriteRow(int row, Span<float> outputs)
    {
        text.Write(data.SourceRow(row).ToString(CultureInfo.InvariantCulture));
        if (data.Id(row) is { } id)
        {
            WriteField(id);
        }

        foreach (var (head, _) in heads)
        {
            WritePrediction(head, outputs.Slice(head.First, head.Shape.Size));
        }

        foreach (var (head, actual) in heads)
        {
            if (actual is { HasLabels: true })
            {
                foreach (int label in actual.Labels(row))
                {
                    WriteField((uint)label < actual.ClassNames?.Count ? actual.ClassNames[label] : ClassName(head, label));
                }
            }
            else if (actual is { HasTargets: true })
            {
                WriteNumbers(actual.Target(row));
            }
        }

        text.WriteLine();
    }

    private void WritePrediction(HeadDescription head, Span<float> outputs)
    {
        if (head.PredictsClass)
        {
            Predictions.ThrowIfNaN(core.Description, head, outputs);
            WriteField(ClassName(head, Predictions.Class(outputs)));
        }

        if (head.Loss.HasAccuracy)
        {
            Predictions.ToProbabilities(core.Description, head, outputs);
        }

        WriteNumbers(outputs);
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

    private string ClassName(HeadDescription head, int index) => Predictions.Name(core.Description, head, storage, index);

    private static string[] Numbered(string name, int count) =>
        count == 1 ? [name] : [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{name}{i}"))];

    /// <summary>In quotes where it would be read as something else: as several fields, without its blanks, or as a missing value.</summary>
    private static string Field(string value) =>
        value.AsSpan().ContainsAny(Quoted) || value.Trim() != value || MissingMarkers.Default.Contains(Encoding.UTF8.GetBytes(value))
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;
}

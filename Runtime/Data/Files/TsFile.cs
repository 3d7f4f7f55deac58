using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Reads the text format of the time series archives.</summary>
internal sealed class TsFile
{
    private const int FirstBytes = 1 << 16;
    private readonly string path;
    private readonly List<float[]> sequences = [];
    private readonly List<int> labels = [];
    private readonly List<float[]> targets = [];
    private List<string> classes = [];
    private bool hasLabels;
    private bool hasTargets;
    private int features;
    private int line;

    private TsFile(string path) => this.path = path;

    /// <summary>Reads all sequences.</summary>
    /// <param name="file">The file.</param>
    /// <param name="steps">The most steps of a row; 0 for those of the longest.</param>
    public static Dataset Read(DataFile file, int steps)
    {
        var reader = new TsFile(file.Path);
        reader.Read(new StringReader(Encoding.UTF8.GetString(Bytes(file))));
        if (reader.sequences.Count == 0)
        {
            throw new InvalidDataException($"{file.Path}: expected a sequence behind @data, but found none.");
        }

        float[][] all = [.. reader.sequences];
        return reader.hasLabels ? Dataset.FromSequences(all, reader.features, [.. reader.labels], reader.classes, steps)
            : reader.hasTargets ? Dataset.FromSequences(all, reader.features, [.. reader.targets], steps)
            : Dataset.FromSequences(all, reader.features, steps);
    }

    private static byte[] Bytes(DataFile file)
    {
        byte[] bytes = new byte[file.Length is { } known ? (int)Math.Min(known + 1, Array.MaxLength) : FirstBytes];
        int length = 0;
        for (int read = -1; read != 0; length += read)
        {
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * length, Array.MaxLength));
            }

            read = file.Read(bytes.AsSpan(length));
        }

        return bytes[..length];
    }

    private void Read(StringReader text)
    {
        bool isData = false;
        while (text.ReadLine() is { } read)
        {
            line++;
            string content = read.Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            if (isData)
            {
                ReadSequence(content);
            }
            else if (content[0] == '@')
            {
                isData = ReadHeader(content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
            else
            {
                throw Wrong("expected a line with @ before @data");
            }
        }
    }

    /// <summary>Reads a line of the header; returns whether the sequences begin behind it.</summary>
    private bool ReadHeader(string[] words)
    {
        bool isTrue = words.Length > 1 && words[1].Equals("true", StringComparison.OrdinalIgnoreCase);
        switch (words[0].ToUpperInvariant())
        {
            case "@TIMESTAMPS" when isTrue:
                throw Wrong("time stamps are not read: give the values alone");
            case "@CLASSLABEL":
                hasLabels = isTrue;
                classes = isTrue ? [.. words.Skip(2)] : [];
                break;
            case "@TARGETLABEL":
                hasTargets = isTrue;
                break;
            default:
                break;
        }

        return words[0].Equals("@data", StringComparison.OrdinalIgnoreCase);
    }

    private void ReadSequence(string content)
    {
        string[] parts = content.Split(':');
        bool hasEnd = hasLabels || hasTargets;
        int dimensions = hasEnd ? parts.Length - 1 : parts.Length;
        if (dimensions < 1 || (features > 0 && dimensions != features))
        {
            throw Wrong(
                $"expected {(features > 0 ? NumberText.Count(features, "feature") : "at least one feature")}{(hasEnd ? " and the class or target" : "")}, but found {NumberText.Count(parts.Length, "part")}");
        }

        features = dimensions;
        float?[][] values = [.. parts.Take(features).Select(Numbers)];
        if (Array.Exists(values, ofFeature => ofFeature.Length != values[0].Length))
        {
            throw Wrong(
                $"the features must have as many values, but have {string.Join(", ", values.Select(v => v.Length.ToString(CultureInfo.InvariantCulture)))}");
        }

        int length = values[0].Length;
        while (length > 0 && Array.TrueForAll(values, ofFeature => ofFeature[length - 1] is null))
        {
            length--;
        }

        if (length == 0)
        {
            throw Wrong("the sequence has no step");
        }

        float[] sequence = new float[length * features];
        for (int i = 0; i < sequence.Length; i++)
        {
            sequence[i] = values[i % features][i / features] ?? throw Wrong(
                $"the value of feature {i % features} at step {i / features} is missing (both counted from 0)");
        }

        sequences.Add(sequence);
        ReadEnd(hasEnd ? parts[^1].Trim() : "");
    }

    private void ReadEnd(string end)
    {
        if (hasLabels)
        {
            int label = classes.IndexOf(end);
            labels.Add(label >= 0 ? label : throw Wrong($"the class '{VisibleText.Of(end)}' is not among those of @classLabel"));
        }
        else if (hasTargets)
        {
            targets.Add([Number(end) ?? throw Wrong("the target is missing")]);
        }
    }

    private float?[] Numbers(string part) => [.. part.Split(',').Select(Number)];

    /// <summary>A number; null if it is missing.</summary>
    private float? Number(string text)
    {
        string number = text.Trim();
        if (number is "?" || number.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value)
            ? value
            : throw Wrong($"'{VisibleText.Of(number)}' is no finite number");
    }

    private InvalidDataException Wrong(string what) => new(FormattableString.Invariant($"{path}, line {line}: {what}."));
}

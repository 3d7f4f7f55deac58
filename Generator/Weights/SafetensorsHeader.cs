using System.Globalization;
using System.Text;
using NetGen.Generator.Common;

namespace NetGen.Generator.Weights;

/// <summary>
/// Reads names, types and shapes from the header of a safetensors file: 8 bytes with its length, then JSON. The program checks the file in full when it loads
/// it; here it is enough to
/// know what is in it.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const int PrefixLength = 8;
    private const int MaximumLength = 100_000_000;
    private readonly string json;
    private int position;

    private SafetensorsHeader(string json) => this.json = json;

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="FormatException">It is no safetensors file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WeightsHeader Read(string path)
    {
        // The rule forbids what makes a generator depend on more than its inputs; the hash in the stub is such an input.
#pragma warning disable RS1035
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
#pragma warning restore RS1035
        byte[] prefix = ReadBytes(stream, PrefixLength);
        if (prefix[0] == 'P' && prefix[1] == 'K' && prefix[2] == 3 && prefix[3] == 4 && (prefix[4] | prefix[5] | prefix[6] | prefix[7]) != 0)
        {
            throw new FormatException("it is an archive, such as a .pt file of PyTorch: load it once and save it as safetensors");
        }

        ulong length = 0;
        for (int i = PrefixLength - 1; i >= 0; i--)
        {
            length = (length << 8) | prefix[i];
        }

        if (length > MaximumLength || (long)length > stream.Length - PrefixLength)
        {
            throw new FormatException("it is no safetensors file, or a part of one");
        }

        return new SafetensorsHeader(Encoding.UTF8.GetString(ReadBytes(stream, (int)length))).Header();
    }

    private static byte[] ReadBytes(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        for (int read = 0; read < count;)
        {
            int more = stream.Read(bytes, read, count - read);
            read += more > 0 ? more : throw new FormatException("it is no safetensors file, or a part of one");
        }

        return bytes;
    }

    private WeightsHeader Header()
    {
        var tensors = new List<WeightsTensor>();
        var metadata = new Dictionary<string, string>();
        Object(name =>
        {
            if (name == "__metadata__")
            {
                Object(key => metadata[key] = Text());
            }
            else
            {
                tensors.Add(Tensor(name));
            }
        });
        metadata.TryGetValue("netgen.version", out string? version);
        metadata.TryGetValue("netgen.architecture", out string? architecture);
        return new WeightsHeader(tensors.ToEquatableArray(), version, architecture, metadata.ContainsKey("netgen.preprocessing"));
    }

    private WeightsTensor Tensor(string name)
    {
        string type = string.Empty;
        List<long> shape = [];
        Object(key =>
        {
            switch (key)
            {
                case "dtype":
                    type = Text();
                    break;
                case "shape":
                    shape = Numbers();
                    break;
                default:
                    Numbers();
                    break;
            }
        });
        return new WeightsTensor(name, type, shape.ToEquatableArray());
    }

    /// <summary>Reads an object; each of its values is read by <paramref name="value"/>.</summary>
    private void Object(Action<string> value)
    {
        Expect('{');
        if (Next() == '}')
        {
            position++;
            return;
        }

        do
        {
            string key = Text();
            Expect(':');
            value(key);
        }
        while (GoesOn('}'));
    }

    private List<long> Numbers()
    {
        var numbers = new List<long>();
        Expect('[');
        if (Next() == ']')
        {
            position++;
            return numbers;
        }

        do
        {
            Next();
            int start = position;
            while (position < json.Length && json[position] is >= '0' and <= '9')
            {
                position++;
            }

            string digits = json.Substring(start, position - start);
            numbers.Add(long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Fault());
        }
        while (GoesOn(']'));
        return numbers;
    }

    private string Text()
    {
        Expect('"');
        var text = new StringBuilder();
        while (position < json.Length && json[position] != '"')
        {
            text.Append(json[position] == '\\' ? Escaped() : json[position]);
            position++;
        }

        Expect('"');
        return text.ToString();
    }

    /// <summary>The character that an escape stands for; stops at its last one.</summary>
    private char Escaped()
    {
        position++;
        char escape = position < json.Length ? json[position] : throw Fault();
        if (escape == 'u' && position + 4 < json.Length
            && ushort.TryParse(json.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            position += 4;
            return (char)code;
        }

        int index = "\"\\/bfnrt".IndexOf(escape);
        return index >= 0 ? "\"\\/\b\f\n\r\t"[index] : throw Fault();
    }

    /// <summary>Whether another item follows; otherwise the end was read.</summary>
    private bool GoesOn(char end)
    {
        char next = Next();
        position++;
        return next == ',' || (next == end ? false : throw Fault());
    }

    private void Expect(char expected)
    {
        if (Next() != expected)
        {
            throw Fault();
        }

        position++;
    }

    private char Next()
    {
        while (position < json.Length && json[position] is ' ' or '\n' or '\r' or '\t')
        {
            position++;
        }

        return position < json.Length ? json[position] : throw Fault();
    }

    private static FormatException Fault() => new("the header of the safetensors file is damaged");
}

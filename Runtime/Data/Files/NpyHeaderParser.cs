using System.Globalization;

namespace NetGen;

/// <summary>
/// Reads the dictionary that the header of a .npy file is, a literal of Python: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="text">The header.</param>
/// <param name="start">Where it begins in the file.</param>
internal sealed class NpyHeaderParser(string path, string text, int start)
{
    private const int MostDimensions = 32, LongestNumber = 18;
    private int position;

    public NpyHeader Parse()
    {
        NumberFormat? format = null;
        bool? isFortran = null;
        long[]? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            int keyAt = Skip();
            string key = ReadText();
            Expect(':');
            bool isNew = key switch
            {
                "descr" => Set(ref format, ReadFormat()),
                "fortran_order" => Set(ref isFortran, ReadBoolean()),
                "shape" => Set(ref shape, ReadShape()),
                _ => throw Error(keyAt, "expected descr, fortran_order and shape", $"'{key}'"),
            };
            if (!isNew)
            {
                throw Error(keyAt, "expected each key once", $"'{key}' again");
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        if (Skip() < text.Length)
        {
            throw Unexpected("the end of the header");
        }

        if (format is null || isFortran is null || shape is null)
        {
            throw Error(0, "expected descr, fortran_order and shape", "not all of them");
        }

        // In one dimension there is one order.
        return new NpyHeader(path, format, shape, isFortran.Value && shape.Length > 1, start + text.Length);
    }

    private static bool Set<T>(ref T? field, T value)
    {
        bool isNew = field is null;
        field = value;
        return isNew;
    }

    private NumberFormat ReadFormat()
    {
        int at = Skip();
        string name = ReadText();
        return NumberFormat.OfNumPy(name) ?? throw Error(at, $"expected numbers of one of the types {NumberFormat.NumPyNames}", $"'{name}'");
    }

    private bool? ReadBoolean()
    {
        Skip();
        foreach (var (word, value) in new[] { ("True", true), ("False", false) })
        {
            if (text.AsSpan(position).StartsWith(word))
            {
                position += word.Length;
                return value;
            }
        }

        throw Unexpected("True or False");
    }

    private long[] ReadShape()
    {
        var shape = new List<long>();
        Expect('(');
        while (!Take(')'))
        {
            int at = Skip(), end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == at || end - at > LongestNumber || shape.Count == MostDimensions)
            {
                throw Unexpected($"at most {MostDimensions} dimensions of at most {LongestNumber} digits");
            }

            shape.Add(long.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture));
            position = end;
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }

        return [.. shape];
    }

    private string ReadText()
    {
        int at = Skip();
        int end = at < text.Length && text[at] is '\'' or '"' ? text.IndexOf(text[at], at + 1) : -1;
        if (end < 0)
        {
            throw Unexpected("a text in quotes");
        }

        position = end + 1;
        return text[(at + 1)..end];
    }

    private void Expect(char character)
    {
        if (!Take(character))
        {
            throw Unexpected($"'{character}'");
        }
    }

    private bool Take(char character)
    {
        bool isThere = Skip() < text.Length && text[position] == character;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private int Skip()
    {
        while (position < text.Length && text[position] is ' ' or '\n' or '\t')
        {
            position++;
        }

        return position;
    }

    private InvalidDataException Unexpected(string expected) =>
        Error(position, $"expected {expected}", position < text.Length ? $"'{text[position]}'" : "the end of the header");

    private InvalidDataException Error(int at, string expected, string found) => new(
        $"{path}, byte {start + at}: {expected}, but found {VisibleText.Of(found)}.");
}

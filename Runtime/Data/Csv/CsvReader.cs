using System.Text;

namespace NetGen;

/// <summary>
/// Splits a CSV file (RFC 4180, plain or gzip) into records and fields. A field in quotes may hold separators, line ends
/// and doubled quotes, and nothing in it is trimmed; blanks around a field without quotes, or around the quotes, do not count.
/// Where the separator is a blank, several count as one, and those at the ends of a line do not count. Lines end with LF, CR LF or CR; blank lines may stand at
/// the end only.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    private const int FirstBuffer = 1 << 17;

    // A bound for what a quote that is never closed can swallow.
    private const int LongestRecord = 1 << 26;
    private const int MostFields = 1 << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly CsvText file;
    private readonly int skippedLines;
    private readonly byte separator;
    private byte[] buffer = new byte[FirstBuffer];
    private int next;
    private int end;
    private bool atEnd;
    private int nextLine = 1;
    private CsvField[] fields = new CsvField[16];

    /// <param name="file">The file; it is closed with this.</param>
    /// <param name="options">How it is written; they have been checked.</param>
    public CsvReader(DataFile file, CsvOptions options)
    {
        separator = (byte)options.Separator;
        skippedLines = options.SkipLines;
        this.file = new CsvText(file, options);
    }

    /// <summary>The file, for messages.</summary>
    public string Path => file.Path;

    /// <summary>The line on which the current record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Number of fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Reads the next record; false at the end of the file.</summary>
    /// <exception cref="InvalidDataException">A quote is misplaced or never closed, or blank lines stand between records.</exception>
    public bool Read()
    {
        int blankLine = 0;
        SkipLines();
        while (ReadRecord())
        {
            if (FieldCount > 1 || fields[0].Length > 0 || fields[0].Quoted)
            {
                return blankLine == 0 ? true : throw Error(blankLine, "the line is blank, and more lines follow");
            }

            blankLine = blankLine == 0 ? Line : blankLine;
        }

        return false;
    }

    /// <summary>The bytes of a field. Doubled quotes are still double.</summary>
    public ReadOnlySpan<byte> Bytes(int field) => buffer.AsSpan(fields[field].Start, fields[field].Length);

    /// <summary>Whether a field stood in quotes.</summary>
    public bool IsQuoted(int field) => fields[field].Quoted;

    /// <summary>The text of a field.</summary>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    public string Text(int field)
    {
        try
        {
            string text = Utf8.GetString(Bytes(field));
            return fields[field].Escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException(
                $"{file.Path}, line {Line}, column {field + 1}: expected UTF-8 text, but found other bytes; set "
                + $"{nameof(CsvOptions)}.{nameof(CsvOptions.Encoding)}, for example to Latin1.",
                e);
        }
    }

    /// <summary>Checks that the current record has as many fields as there are columns.</summary>
    /// <exception cref="InvalidDataException">It has more or fewer.</exception>
    public void CheckFieldCount(int columns)
    {
        if (FieldCount != columns)
        {
            throw Error(Line, $"expected {columns} columns as in the first line, but found {FieldCount}");
        }
    }

    /// <summary>Checks that the current record is not one too many.</summary>
    /// <param name="before">Rows before it.</param>
    /// <param name="options">How many there may be.</param>
    /// <exception cref="InvalidDataException">It is.</exception>
    public void CheckRowCount(int before, CsvOptions options)
    {
        if (before == options.MaxRows)
        {
            throw Error(Line, $"expected at most {options.MaxRows} rows ({nameof(CsvOptions)}.{nameof(CsvOptions.MaxRows)}), but found one more");
        }
    }

    /// <summary>An error of this file.</summary>
    public InvalidDataException Error(int line, string message) => new($"{file.Path}, line {line}: {message}.");

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>Skips the lines before the first record, whatever stands in them.</summary>
    private void SkipLines()
    {
        while (nextLine <= skippedLines)
        {
            int length = buffer.AsSpan(next, end - next).IndexOfAny((byte)'\n', (byte)'\r');

            // A CR that ends the buffer may have its LF in the next one.
            if (length >= 0 && (next + length + 1 < end || atEnd || buffer[next + length] == '\n'))
            {
                next += length + 1;
                next += buffer[next - 1] == '\r' && next < end && buffer[next] == '\n' ? 1 : 0;
                nextLine++;
            }
            else if (!atEnd)
            {
                Fill();
            }
            else
            {
                next = end;
                return;
            }
        }
    }

    private bool ReadRecord()
    {
        while (!TryScanRecord())
        {
            if (atEnd && next == end)
            {
                return false;
            }

            // The record goes on beyond the buffer: get more and scan it again from its start.
            Fill();
        }

        return true;
    }

    /// <summary>Moves what is left to the front, doubles a buffer that is full, and reads on.</summary>
    private void Fill()
    {
        int length = end - next;
        if (length == buffer.Length)
        {
            if (length >= LongestRecord)
            {
                throw Error(nextLine, $"the record has more than {LongestRecord} bytes, perhaps because a quote is never closed");
            }

            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        buffer.AsSpan(next, length).CopyTo(buffer);
        next = 0;
        end = length + file.Read(buffer.AsSpan(length));
        atEnd = end < buffer.Length;
    }

    /// <summary>Finds the fields of the record at <see cref="next"/> and moves past it; false if the buffer ends first, or nothing is left.</summary>
    private bool TryScanRecord()
    {
        if (next == end)
        {
            return false;
        }

        int position = next;
        int count = 0;
        int lineBreaksInQuotes = 0;
        while (true)
        {
            if (count == fields.Length)
            {
                if (count == MostFields)
                {
                    throw Error(nextLine, $"the record has more than {MostFields} fields");
                }

                Array.Resize(ref fields, 2 * count);
            }

            if (!TryScanField(ref position, ref lineBreaksInQuotes, out fields[count]))
            {
                return false;
            }

            count++;
            if (position < end && buffer[position] == separator && !TryEndBlanks(ref position))
            {
                position++;
                continue;
            }

            if (position == end && !atEnd)
            {
                return false;
            }

            // A CR that ends the buffer may have its LF in the next one.
            if (position < end && buffer[position] == '\r' && ++position == end && !atEnd)
            {
                return false;
            }

            if (position < end && buffer[position] == '\n')
            {
                position++;
            }

            Line = nextLine;
            FieldCount = count;
            CheckForNul(position);
            nextLine += lineBreaksInQuotes + 1;
            next = position;
            return true;
        }
    }

    /// <summary>Where blanks separate: skips those that end a line, which separate nothing; false where more follows.</summary>
    private bool TryEndBlanks(ref int position)
    {
        if (separator != ' ')
        {
            return false;
        }

        int after = position;
        SkipBlanks(ref after);
        bool isEnd = after == end || buffer[after] is (byte)'\n' or (byte)'\r';
        position = isEnd ? after : position;
        return isEnd;
    }

    /// <summary>No text has the character NUL, and parsers of numbers pass over it.</summary>
    private void CheckForNul(int recordEnd)
    {
        int nul = buffer.AsSpan(next, recordEnd - next).IndexOf((byte)0);
        if (nul >= 0)
        {
            nul += next;
            int field = Array.FindLastIndex(fields, FieldCount - 1, f => f.Start <= nul);
            throw Error(
                Line,
                $"column {field + 1}: expected text, but found the character NUL; if the file is UTF-16, set "
                + $"{nameof(CsvOptions)}.{nameof(CsvOptions.Encoding)}");
        }
    }

    /// <summary>Scans a field and stops on the separator, the line end or the end of the file behind it; false if the buffer ends first.</summary>
    private bool TryScanField(ref int position, ref int lineBreaks, out CsvField field)
    {
        SkipBlanks(ref position);
        if (position < end && buffer[position] == '"')
        {
            return TryScanQuoted(ref position, ref lineBreaks, out field);
        }

        int start = position;
        position += LengthOfUnquoted(buffer.AsSpan(start, end - start));
        if (position < end && buffer[position] == '"')
        {
            throw Error(nextLine + lineBreaks, "a quote inside a field that does not begin with one; put the field in quotes and double the quote");
        }

        int stop = position;
        while (stop > start && IsBlank(buffer[stop - 1]))
        {
            stop--;
        }

        field = new CsvField(start, stop - start, Quoted: false, Escaped: false);
        return position < end || atEnd;
    }

    /// <summary>A plain loop: most fields are a few bytes long, too short for a vectorised search to pay.</summary>
    private int LengthOfUnquoted(ReadOnlySpan<byte> bytes)
    {
        byte stop = separator;
        int length = 0;
        while (length < bytes.Length && bytes[length] != stop && bytes[length] is not ((byte)'\n' or (byte)'\r' or (byte)'"'))
        {
            length++;
        }

        return length;
    }

    private bool TryScanQuoted(ref int position, ref int lineBreaks, out CsvField field)
    {
        int start = position + 1;
        int openedOn = nextLine + lineBreaks;
        bool escaped = false;
        field = default;
        int stop = start;
        while (true)
        {
            int quote = buffer.AsSpan(stop, end - stop).IndexOf((byte)'"');
            if (quote < 0 || (stop + quote + 1 == end && !atEnd))
            {
                return atEnd ? throw Error(openedOn, "a quote is opened here and never closed") : false;
            }

            stop += quote;
            if (stop + 1 == end || buffer[stop + 1] != '"')
            {
                break;
            }

            escaped = true;
            stop += 2;
        }

        field = new CsvField(start, stop - start, Quoted: true, escaped);
        lineBreaks += buffer.AsSpan(start, stop - start).Count((byte)'\n');
        position = stop + 1;
        while (position < end && buffer[position] != separator && IsBlank(buffer[position]))
        {
            position++;
        }

        if (position < end && buffer[position] != separator && buffer[position] is not ((byte)'\n' or (byte)'\r'))
        {
            throw Error(
                nextLine + lineBreaks,
                $"expected a separator or the end of the line after a closing quote, but found '{VisibleText.Of($"{(char)buffer[position]}")}'");
        }

        return position < end || atEnd;
    }

    private void SkipBlanks(ref int position)
    {
        while (position < end && IsBlank(buffer[position]))
        {
            position++;
        }
    }

    private bool IsBlank(byte value) => value == ' ' || (value == '\t' && separator != '\t');
}

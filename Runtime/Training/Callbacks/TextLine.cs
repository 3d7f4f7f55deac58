using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>A line of text that is put together again and again without allocating. A piece that does not fit is left out.</summary>
internal sealed class TextLine
{
    private readonly char[] characters = new char[256];
    private int length;

    /// <summary>The line so far.</summary>
    public ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    private Span<char> Rest => characters.AsSpan(length);

    public void Clear() => length = 0;

    public void Add(string text)
    {
        if (text.TryCopyTo(Rest))
        {
            length += text.Length;
        }
    }

    /// <summary>A character so many times; a negative number is none.</summary>
    public void Add(char character, int count)
    {
        count = Math.Clamp(count, 0, Rest.Length);
        Rest[..count].Fill(character);
        length += count;
    }

    public void Add<T>(T value, string? format)
        where T : ISpanFormattable
    {
        if (value.TryFormat(Rest, out int written, format, CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>An interpolated string, in the invariant culture.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Interpolation text) => length += text.Written;

    /// <summary>Writes behind the line; <see cref="Add(ref Interpolation)"/> makes it part of it.</summary>
    [InterpolatedStringHandler]
    internal ref struct Interpolation
    {
        private readonly Span<char> rest;

        public Interpolation(int literalLength, int formattedCount, TextLine line)
        {
            rest = line.Rest;
        }

        public int Written { get; private set; }

        public void AppendLiteral(string text)
        {
            if (text.TryCopyTo(rest[Written..]))
            {
                Written += text.Length;
            }
        }

        public void AppendFormatted<T>(T value, string? format = null)
            where T : ISpanFormattable
        {
            if (value.TryFormat(rest[Written..], out int written, format, CultureInfo.InvariantCulture))
            {
                Written += written;
            }
        }
    }
}

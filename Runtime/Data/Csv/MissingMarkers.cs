using System.Text;

namespace NetGen;

/// <summary>The texts that stand for a value that is not there; an empty one always does.</summary>
internal sealed class MissingMarkers
{
    private readonly byte[][] markers;

    // Almost no field begins like a marker.
    private readonly bool[] isStart = new bool[256];

    public MissingMarkers(IEnumerable<string> markers)
    {
        this.markers = [.. markers.Where(m => m.Length > 0).Select(Encoding.UTF8.GetBytes)];
        foreach (byte[] marker in this.markers)
        {
            isStart[marker[0]] = true;
            isStart[char.IsAsciiLetter((char)marker[0]) ? marker[0] ^ 0x20 : marker[0]] = true;
        }
    }

    /// <summary>Those of <see cref="CsvOptions.Default"/>.</summary>
    public static MissingMarkers Default { get; } = new(CsvOptions.Default.MissingMarkers);

    /// <summary>Whether a field stands for a missing value.</summary>
    public bool Contains(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !isStart[text[0]])
        {
            return text.IsEmpty;
        }

        foreach (byte[] marker in markers)
        {
            if (text.SequenceEqual(marker) || Ascii.EqualsIgnoreCase(text, marker))
            {
                return true;
            }
        }

        return false;
    }
}

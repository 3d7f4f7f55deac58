namespace NetGen.Generated;

/// <summary>Compares names the way people do, with numbers by value: <c>layer.2</c> before <c>layer.10</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        while (left.Length > 0 && right.Length > 0)
        {
            ReadOnlySpan<char> a = Next(left), b = Next(right);
            int order = char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]) ? CompareNumbers(a, b) : a.CompareTo(b, StringComparison.Ordinal);
            if (order != 0)
            {
                return order;
            }

            left = left[a.Length..];
            right = right[b.Length..];
        }

        return left.Length - right.Length;
    }

    /// <summary>The number at the start of a text, or its first character.</summary>
    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> text)
    {
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? text : text[..Math.Max(digits, 1)];
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        ReadOnlySpan<char> left = a.TrimStart('0'), right = b.TrimStart('0');
        int order = left.Length != right.Length ? left.Length - right.Length : left.CompareTo(right, StringComparison.Ordinal);
        return order != 0 ? order : a.Length - b.Length;
    }
}

using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Rejects spans that share memory if one is written while the other is still read.</summary>
internal static class SpanCheck
{
    /// <summary>Throws if the two overlap, wholly or in part.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart(ReadOnlySpan<float> read, ReadOnlySpan<float> written, string parameter)
    {
        if (read.Overlaps(written))
        {
            Throw(parameter);
        }
    }

    private static void Throw(string parameter) =>
        throw new ArgumentException("This span overlaps another one of the call: use separate memory for it.", parameter);
}

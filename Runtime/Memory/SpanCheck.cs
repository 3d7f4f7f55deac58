using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Refuses spans that share memory, where one is written while the other is still read.</summary>
internal static class SpanCheck
{
    /// <summary>Throws where both overlap, wholly or in part.</summary>
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
        throw new ArgumentException("What is read and what is written overlap, and would be wrong after the first number: give what is written memory of its own.", parameter);
}

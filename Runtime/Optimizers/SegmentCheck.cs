using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Rejects segments that do not describe the parameters.</summary>
internal static class SegmentCheck
{
    /// <exception cref="ArgumentException">A segment is out of range, out of order, or has a factor that is negative or not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Check(ReadOnlySpan<ParameterSegment> segments, int parameters)
    {
        int end = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            ref readonly var segment = ref segments[i];
            if (segment.Offset < end || segment.Length < 0 || segment.Length > parameters - segment.Offset)
            {
                throw new ArgumentException(
                    $"Segments must be in order, must not overlap and must be within the {parameters} parameters, but segment {i} has offset {segment.Offset} and length {segment.Length}, and the previous one ends at {end}.",
                    nameof(segments));
            }

            if (!IsFactor(segment.RateFactor) || !IsFactor(segment.DecayFactor))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Factors must be finite and at least 0, but segment {i} has rate factor {segment.RateFactor} and decay factor {segment.DecayFactor}."),
                    nameof(segments));
            }

            end = segment.Offset + segment.Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFactor(float factor) => factor is >= 0 and <= float.MaxValue;
}

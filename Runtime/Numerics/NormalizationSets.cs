using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Which values of a row are normalised together: sets of equal segments of neighbours.</summary>
/// <remarks>
/// Layer normalisation has a set for each pixel, of one segment; group normalisation one for each group of channels, with a segment in each pixel.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NormalizationSets
{
    /// <summary>Number of sets.</summary>
    public int Count { get; init; }

    /// <summary>From the first value of a set to that of the next.</summary>
    public int Distance { get; init; }

    /// <summary>Segments of a set.</summary>
    public int Segments { get; init; }

    /// <summary>From the first value of a segment to that of the next.</summary>
    public int SegmentDistance { get; init; }

    /// <summary>Values of a segment.</summary>
    public int Length { get; init; }

    /// <summary>From the first scale of a set to that of the next: 0 where all sets have the same.</summary>
    public int ParameterDistance { get; init; }

    /// <summary>Values of a set.</summary>
    internal float Size => (float)Segments * Length;

    /// <summary>Number of scales, and of biases.</summary>
    internal int Parameters => ParameterDistance == 0 ? Length : Count * ParameterDistance;
}

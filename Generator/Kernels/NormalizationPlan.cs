namespace NetGen.Generator.Kernels;

/// <summary>Which values of a row are normalised together: the runtime's <c>NormalizationSets</c>.</summary>
/// <param name="Sets">Number of sets.</param>
/// <param name="Distance">Distance from set to set.</param>
/// <param name="Segments">Segments of a set.</param>
/// <param name="SegmentDistance">Distance from segment to segment.</param>
/// <param name="Length">Values of a segment.</param>
/// <param name="ParameterDistance">Distance between the scales of two sets; 0 if all share them.</param>
internal sealed record NormalizationPlan(int Sets, int Distance, int Segments, int SegmentDistance, int Length, int ParameterDistance)
{
    /// <summary>The same for one step, where each set is the values of a step.</summary>
    public NormalizationPlan OfStep => new(1, Length, 1, Length, Length, 0);

    /// <summary>Number of scales, and of biases.</summary>
    public int Parameters => ParameterDistance == 0 ? Length : Sets * ParameterDistance;

    /// <summary>How many floats after a row vectors extend into: those of a segment, and those of the scales at a segment's place.</summary>
    public int Slack => Math.Max(Panels.Pad(Length) - Length, Panels.Pad(Parameters) - Parameters);

    /// <summary>As an expression.</summary>
    public string Argument =>
        $"new NormalizationSets {{ Count = {Sets}, Distance = {Distance}, Segments = {Segments}, SegmentDistance = {SegmentDistance}, Length = {Length}, "
        + $"ParameterDistance = {ParameterDistance} }}";
}

namespace NetGen;

/// <summary>One step between a raw row and the first layer with parameters.</summary>
/// <param name="Factor">Each value is first multiplied with it…</param>
/// <param name="Offset">…then it is added (both 1 and 0 where the step only standardises).</param>
/// <param name="StateOffset">Where the step standardises: index in the untrained state of the means, followed by as many reciprocal deviations; otherwise −1.</param>
public sealed record PreprocessingDescription(float Factor, float Offset, int StateOffset = -1)
{
    /// <summary>Whether the step subtracts a fitted mean and divides by a fitted deviation.</summary>
    public bool Standardizes => StateOffset >= 0;
}

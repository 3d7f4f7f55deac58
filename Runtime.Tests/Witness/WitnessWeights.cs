namespace NetGen.Runtime.Tests.Witness;

/// <summary>Which weights go with the targets of a case.</summary>
[Flags]
internal enum WitnessWeights
{
    None = 0,
    Rows = 1,
    Classes = 2,
    Positives = 4,
}

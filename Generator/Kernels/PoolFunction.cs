namespace NetGen.Generator.Kernels;

/// <summary>The function of the values of a window.</summary>
internal enum PoolFunction
{
    Maximum,
    Mean,
    Sum,
}

namespace NetGen.Generator.Kernels;

/// <summary>What is taken of the values of a window.</summary>
internal enum PoolFunction
{
    Maximum,
    Mean,
    Sum,
}

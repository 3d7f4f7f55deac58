namespace NetGen;

/// <summary>A range of a vector.</summary>
/// <param name="Start">Its first float.</param>
/// <param name="Length">Its floats.</param>
internal readonly record struct FloatRange(int Start, int Length);

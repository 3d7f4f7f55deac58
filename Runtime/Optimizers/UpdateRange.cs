namespace NetGen;

/// <summary>A range of the flat parameters that one loop of a step updates.</summary>
/// <param name="From">Index of the first float.</param>
/// <param name="To">Index after the last float.</param>
/// <param name="LearningRate">The rate for this range, its factor included.</param>
/// <param name="WeightDecay">The decay for this range, its factor included.</param>
internal readonly record struct UpdateRange(int From, int To, double LearningRate, double WeightDecay);

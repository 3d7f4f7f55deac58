namespace NetGen;

/// <summary>What is found and invented where a row counts as positive from a score on.</summary>
/// <param name="Threshold">The lowest score that counts as positive.</param>
/// <param name="Counts">What is found, invented and missed then; it has precision, recall and F1.</param>
public readonly record struct ThresholdCounts(float Threshold, ClassCounts Counts);

namespace NetGen;

/// <summary>One division of the rows in a cross-validation.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Train">The rows to train with: all but those of <paramref name="Test"/>.</param>
/// <param name="Test">The rows to measure with; each row of the data is in the test part of one fold.</param>
public sealed record Fold(int Number, Dataset Train, Dataset Test);

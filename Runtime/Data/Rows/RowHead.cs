namespace NetGen;

/// <summary>What a head of a network learns of typed rows: the class of a property, or the numbers of one or more.</summary>
/// <param name="Name">The head's name.</param>
/// <param name="HasLabel">Whether it is a class; otherwise numbers.</param>
/// <param name="ClassNames">The name of each class by its index; null if it has none, or there are numbers.</param>
/// <param name="TargetSize">How many numbers; 0 if it is a class.</param>
public sealed record RowHead(string Name, bool HasLabel, IReadOnlyList<string>? ClassNames, int TargetSize);

using NetGen;

/// <summary>Lacks a [Flatten]: an error.</summary>
[Network(8, 8, 1)]
[Dense(10)]
[CrossEntropyLoss]
public sealed partial class Wrong;

/// <summary>Two layers that are one: a warning.</summary>
[Network(4)]
[Dense(8)]
[Dense(3)]
[CrossEntropyLoss]
public sealed partial class Doubtful;

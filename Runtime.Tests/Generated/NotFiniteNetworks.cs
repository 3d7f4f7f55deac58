namespace NetGen.Runtime.Tests.Generated;

/// <summary>A row of two numbers.</summary>
[Features]
public partial record Leaf(float Length, float Width);

[Network<Leaf>, Dense(3), CrossEntropyLoss]
internal sealed partial class LeafKind;

[Network<Leaf>, Dense(1), BinaryCrossEntropyLoss]
internal sealed partial class LeafHealth;

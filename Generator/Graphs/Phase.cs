namespace NetGen.Generator.Graphs;

/// <summary>The part of a training step that an operation belongs to.</summary>
internal enum Phase
{
    Forward,
    Loss,
    Backward,
}

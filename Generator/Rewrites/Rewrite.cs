using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>A change of a graph that does not change what it computes.</summary>
internal abstract class Rewrite
{
    /// <summary>Its name, for traces and tests.</summary>
    public string Name => GetType().Name;

    /// <summary>The graphs that it applies to.</summary>
    public abstract Purpose For { get; }

    /// <summary>How exactly results agree with and without it.</summary>
    public abstract Exactness Exactness { get; }

    /// <summary>Whether it is optional; tests never omit the others.</summary>
    public virtual bool IsOptional => true;

    /// <summary>Changes a graph.</summary>
    public abstract void Run(Graph graph);
}

/// <summary>How exactly results agree.</summary>
internal enum Exactness
{
    /// <summary>Bit by bit.</summary>
    Bits,

    /// <summary>Except for rounding.</summary>
    Rounding,
}

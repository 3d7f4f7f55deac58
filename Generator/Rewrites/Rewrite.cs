using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>A change of a graph that leaves what it computes as it is.</summary>
internal abstract class Rewrite
{
    /// <summary>Its name, for traces and tests.</summary>
    public string Name => GetType().Name;

    /// <summary>The graphs that it is for.</summary>
    public abstract Purpose For { get; }

    /// <summary>How exactly results agree with and without it.</summary>
    public abstract Exactness Exactness { get; }

    /// <summary>Whether a graph can do without it; what cannot is no option of a test.</summary>
    public virtual bool IsOptional => true;

    /// <summary>Changes a graph.</summary>
    public abstract void Run(Graph graph);
}

/// <summary>How exactly results agree.</summary>
internal enum Exactness
{
    /// <summary>Bit by bit.</summary>
    Bits,

    /// <summary>But for rounding.</summary>
    Rounding,
}
